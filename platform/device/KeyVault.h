#pragma once

#include "platform/base/Random.h"
#include "platform/base/Result.h"
#include "platform/crypto/KeyDerivation.h"
#include "platform/device/DeviceSecret.h"
#include "platform/device/PinAttempts.h"
#include "platform/device/VaultFile.h"

#include <filesystem>

namespace seenheard {

/// The wrapped keys of one officer's profile, in one small file. What it wraps: the database key and the
/// signing seed, under a key from PIN and device secret. Wrong PINs are counted in a file beside it.
class KeyVault {
public:
    struct Keys {
        SecretBytes databaseKey; ///< 32 octets, used raw.
        SecretBytes signingSeed; ///< 32 octets.
    };

    KeyVault(std::filesystem::path file, DeviceSecret& device, Random& random, const BootTime& time);

    [[nodiscard]] bool exists() const;
    /// AlreadyExists where a vault is: a new key would lose the old store. Whoever calls this also makes sure that
    /// there is no store yet.
    [[nodiscard]] Result<Keys> create(std::string_view pin, const PinCost& cost);
    /// WrongPin, and Revoked with the twentieth in a row: the vault and the device's secret are erased then, and what
    /// is under them is gone for good. Locked from the fifth wrong PIN on, until the wait is over, and where the
    /// device's secret cannot be had now; Corrupt where the file is damaged; FromTheFuture; NotFound where there is
    /// none.
    [[nodiscard]] Result<Keys> unlock(std::string_view pin);
    /// Wraps the same keys under another PIN and a new secret of the device: nothing is encrypted anew, and a copy of
    /// the old vault opens no more. A wrong `pin` counts as at unlocking. Cut short, one of both PINs opens it.
    [[nodiscard]] Status changePin(std::string_view pin, std::string_view newPin, const PinCost& cost);
    /// Until the next PIN may be tried; 0 where it may be now.
    [[nodiscard]] std::int64_t secondsToWait() const { return attempts_.secondsToWait(); }

private:
    [[nodiscard]] Result<VaultFile> read() const;
    [[nodiscard]] Error destroy();
    /// Keeps a new secret of the device, and wraps the keys under it and the PIN.
    [[nodiscard]] Result<VaultFile> wrap(const Keys& keys, std::string_view pin, const PinCost& cost);

    std::filesystem::path file_;
    DeviceSecret& device_;
    Random& random_;
    PinAttempts attempts_;
};

/// Erases a vault and the device's secret that it needs; without either no PIN opens it again. Success where there is
/// none.
[[nodiscard]] Status eraseVault(const std::filesystem::path& file, DeviceSecret& device);

} // namespace seenheard
