#pragma once

#include "app/shift/CentralServer.h"
#include "app/shift/Hand.h"
#include "app/viewmodels/TabletWindow.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "platform/crypto/SystemRandom.h"

#include <QSize>
#include <memory>

namespace seenheard {

/// One officer's tablet: a profile enrolled with a one-time code, and the window that opens on it.
class ShiftTablet {
public:
    struct Kind {
        std::string name; ///< "Tablet A"
        Officer officer;
        std::string pin;
        QSize size;
    };

    ShiftTablet(Kind kind, const Places& places);
    ~ShiftTablet();

    /// With the program that support uses, which fetches forms and reference data too.
    [[nodiscard]] Status enrol(const CentralServer& server);
    /// Makes the window; it shows Unlock.
    [[nodiscard]] Status switchOn();
    /// Closes window and store, as when the program ends.
    void switchOff();
    [[nodiscard]] Hand& hand() { return *hand_; }
    [[nodiscard]] const Kind& kind() const { return kind_; }
    /// The record that its page shows, or showed last.
    [[nodiscard]] QString recordShown() const;
    /// What a command of the tablet without a window prints of this profile, which has to be switched off.
    [[nodiscard]] Result<std::string> ask(const QStringList& command) const;

private:
    Kind kind_;
    const Places& places_;
    std::filesystem::path profile_;
    SystemClock clock_;
    SystemRandom random_;
    StderrLog log_{LogLevel::Failure};
    std::unique_ptr<TabletViewModel> viewModel_;
    std::unique_ptr<TabletWindow> window_;
    std::unique_ptr<Hand> hand_;
};

} // namespace seenheard
