#pragma once

#include "tests/screens/Journey.h"

namespace seenheard {

/// An officer without a hand for the screen: Tab, arrows, space, Enter and Escape, as a keyboard sends them.
class Keyboard {
public:
    explicit Keyboard(Journey& officer) : officer_(officer) {}

    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier);
    /// Presses and stays for a while, as to read what is only shown while it is held.
    void hold(Qt::Key key, int milliseconds);
    /// Tab until the control of this name has the focus; fails the test where a whole round does not come by.
    void reach(const std::string& name);
    /// Goes there and presses space.
    void take(const std::string& name);
    /// Goes there and types.
    void write(const std::string& name, const std::string& text);
    /// Types where the cursor is.
    void type(const std::string& text);

    /// Everything that has the focus once on a round by Tab, in that order.
    [[nodiscard]] std::vector<QQuickItem*> round();
    [[nodiscard]] QQuickItem* focused() const;
    [[nodiscard]] int pressed() const { return pressed_; }

private:
    Journey& officer_;
    int pressed_ = 0;
};

} // namespace seenheard
