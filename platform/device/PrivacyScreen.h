#pragma once

#include <functional>
#include <memory>
#include <string_view>

class QWindow;

namespace seenheard {

/// Keeps what is on the screen from others: asks the system to leave the window out of screenshots, and where it lets
/// no program ask that, calls for the cover as soon as another window has the keyboard. On the main thread; the window
/// outlives it.
class PrivacyScreen {
public:
    using Cover = std::function<void()>;

    PrivacyScreen(QWindow& window, const Cover& cover);
    ~PrivacyScreen();
    PrivacyScreen(const PrivacyScreen&) = delete;
    PrivacyScreen& operator=(const PrivacyScreen&) = delete;

    /// In words for the screen "This tablet".
    [[nodiscard]] static std::string_view protection();

private:
    struct Watch;

    std::unique_ptr<Watch> watch_; ///< Nothing where the system refuses screenshots.
};

/// Whether the system leaves this window out of screenshots from now on.
[[nodiscard]] bool refuseScreenshots(QWindow& window);

} // namespace seenheard
