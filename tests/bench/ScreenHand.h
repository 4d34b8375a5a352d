#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>

namespace seenheard::bench {

/// Taps and types in a window as a person does, by events, and finds what is on screen.
class ScreenHand {
public:
    explicit ScreenHand(QQuickWindow& window) : window_(&window) {}

    /// Null where nothing of that name is on screen.
    [[nodiscard]] QQuickItem* shown(const QString& name) const;
    /// The first list on screen that is longer than the window; null where there is none.
    [[nodiscard]] QQuickItem* longList() const;
    /// False where nothing of that name is on screen.
    [[nodiscard]] bool tap(const QString& name) const;
    /// The first row on screen whose name begins so.
    [[nodiscard]] bool tapLike(const QString& beginning) const;
    void type(QChar letter) const;

private:
    [[nodiscard]] bool tap(const QQuickItem* item) const;
    /// Rows that a list keeps for later lie outside.
    [[nodiscard]] bool isInside(const QQuickItem& item) const;

    QPointer<QQuickWindow> window_;
};

} // namespace seenheard::bench
