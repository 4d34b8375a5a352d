#pragma once

#include "platform/device/DeviceSecret.h"

#include <filesystem>

namespace seenheard {

/// Where there is no secret service: a file readable by its owner only. Whoever copies the whole disk has
/// it, so a PIN can then be guessed at Argon2id's cost.
class FileDeviceSecret final : public DeviceSecret {
public:
    /// Made, for its owner only, with the first secret.
    explicit FileDeviceSecret(std::filesystem::path directory);
    [[nodiscard]] Result<SecretBytes> read(std::string_view name) override;
    [[nodiscard]] Status write(std::string_view name, BytesView secret) override;
    [[nodiscard]] Status erase(std::string_view name) override;
    [[nodiscard]] std::string_view protection() const override;

private:
    [[nodiscard]] Result<std::filesystem::path> fileFor(std::string_view name) const;

    std::filesystem::path directory_;
};

} // namespace seenheard
