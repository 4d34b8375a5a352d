#pragma once

#include "platform/base/Random.h"
#include "platform/device/FileDeviceSecret.h"
#include "platform/device/SecretChoice.h"

namespace seenheard {

/// The device's secrets of one profile, wherever it keeps them. Reads look in both places, so that a change of place
/// that was cut short still opens; writes go to the place that was chosen.
class ProfileDeviceSecret final : public DeviceSecret {
public:
    /// `keyStore`: the system's; null where this machine has none. Outlives this.
    ProfileDeviceSecret(std::filesystem::path profile, DeviceSecret* keyStore);

    /// Beside what DeviceSecret says: Unsupported where the secret lies in a key store and none answers here; Busy
    /// where it did not answer in time.
    [[nodiscard]] Result<SecretBytes> read(std::string_view name) override;
    [[nodiscard]] Status write(std::string_view name, BytesView secret) override;
    [[nodiscard]] Status erase(std::string_view name) override;
    [[nodiscard]] std::string_view protection() const override;

    /// Where the secrets lie: KeyStore only where none is left in a file.
    [[nodiscard]] Result<SecretPlace> place() const;
    /// Where new ones are written.
    [[nodiscard]] Result<SecretPlace> chosen() const;
    /// From here on secrets are written to the key store; what lies in files is still found. Tried first: where the
    /// key store does not keep, show and name what it is given, nothing is changed.
    [[nodiscard]] Status chooseKeyStore(Random& random);
    /// From here on secrets are written to files; what lies in the key store is still found until forgetKeyStore().
    void writeFiles() { toFiles_ = true; }
    /// When nothing is left in the key store: it is asked no more.
    [[nodiscard]] Status forgetKeyStore();
    /// When nothing that a vault names is left in files: also those that a change of place, cut short, left behind.
    [[nodiscard]] Status eraseFiles();

private:
    [[nodiscard]] Result<SecretBytes> readKeyStore(std::string_view name, const KeyStoreId& id);

    std::filesystem::path profile_;
    FileDeviceSecret files_;
    DeviceSecret* keyStore_;
    bool toFiles_ = false;
};

/// For a new profile: the key store where there is one, else files. `wanted` leaves no choice. Locked and Busy where
/// there is a key store that does not open: somebody has to say then that files will do.
[[nodiscard]] Status chooseSecretPlace(ProfileDeviceSecret& device, const std::filesystem::path& profile,
    std::optional<SecretPlace> wanted, Random& random);

} // namespace seenheard
