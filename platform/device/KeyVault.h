#pragma once

#include "platform/base/Random.h"
#include "platform/base/Result.h"
#include "platform/crypto/KeyDerivation.h"

#include <filesystem>

namespace seenheard {

/// Keeps the secret that the device itself holds, so that a copied profile alone cannot be guessed at.
class DeviceSecret {
public:
    virtual ~DeviceSecret() = default;
    /// NotFound where none was ever kept under that name; Locked where the platform's keyring is locked.
    [[nodiscard]] virtual Result<SecretBytes> read(std::string_view name) = 0;
    [[nodiscard]] virtual Status write(std::string_view name, BytesView secret) = 0;
    /// In words for the screen "This tablet": what this does and does not protect.
    [[nodiscard]] virtual std::string_view protection() const = 0;
};

/// Where there is no secret service: a file readable by its owner only. Whoever copies the whole disk has
/// it, so a PIN can then be guessed at Argon2id's cost.
class FileDeviceSecret final : public DeviceSecret {
public:
    explicit FileDeviceSecret(std::filesystem::path directory);
    [[nodiscard]] Result<SecretBytes> read(std::string_view name) override;
    [[nodiscard]] Status write(std::string_view name, BytesView secret) override;
    [[nodiscard]] std::string_view protection() const override;

private:
    std::filesystem::path directory_;
};

/// The wrapped keys of one officer's profile, in one small file. What it wraps: the database key and the
/// signing seed, under a key from PIN and device secret.
class KeyVault {
public:
    struct Keys {
        SecretBytes databaseKey; ///< 32 octets, used raw.
        SecretBytes signingSeed; ///< 32 octets.
    };

    KeyVault(std::filesystem::path file, DeviceSecret& device, Random& random);

    [[nodiscard]] bool exists() const;
    /// Refuses where a vault exists already: a new key would lose the old store.
    [[nodiscard]] Result<Keys> create(std::string_view pin, const PinCost& cost);
    /// WrongPin; Corrupt where the file is damaged; NotFound where there is none.
    [[nodiscard]] Result<Keys> unlock(std::string_view pin);

private:
    std::filesystem::path file_;
    DeviceSecret& device_;
    Random& random_;
};

} // namespace seenheard
