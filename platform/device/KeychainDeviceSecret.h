#pragma once

#include "platform/device/DeviceSecret.h"
#include "platform/device/WorkThread.h"

#include <chrono>
#include <string>

namespace QKeychain {
class Job;
} // namespace QKeychain

namespace seenheard {

/// The key ring of the desktop (GNOME's, KDE's: whatever answers as Secret Service), by QtKeychain. QtKeychain queues
/// all that a process asks of it on the thread that asked first, so a process makes one of these. From any thread;
/// callers wait, but never longer than the patience they are made with: the key ring may be asking somebody for its
/// password in a window.
class KeychainDeviceSecret final : public DeviceSecret {
public:
    static constexpr std::chrono::milliseconds usualPatience = std::chrono::seconds(30);

    /// `service`: under which name the key ring lists them.
    explicit KeychainDeviceSecret(
        std::string service = "Seen & Heard", std::chrono::milliseconds patience = usualPatience);

    /// Unsupported where no key ring is there, Locked where it is locked, Busy where it did not answer in time; a
    /// locked key ring that looks empty may answer NotFound, so that NotFound alone never means that there is none.
    [[nodiscard]] Result<SecretBytes> read(std::string_view name) override;
    [[nodiscard]] Status write(std::string_view name, BytesView secret) override;
    [[nodiscard]] Status erase(std::string_view name) override;
    [[nodiscard]] bool answers() override;
    [[nodiscard]] std::string_view protection() const override;

private:
    struct Answer;
    using MakeJob = std::function<QKeychain::Job*()>;

    [[nodiscard]] Answer ask(const MakeJob& make);
    [[nodiscard]] Answer askOnce(MakeJob make);

    std::string service_;
    std::chrono::milliseconds patience_;
    WorkThread thread_{QStringLiteral("keyring")};
};

} // namespace seenheard
