#pragma once

#include "platform/device/DeviceSecret.h"

#include <filesystem>

namespace seenheard {

/// Windows: files that DPAPI sealed for this account, which opens them by its sign-in. Written for Windows, not built
/// here.
class WindowsDeviceSecret final : public DeviceSecret {
public:
    explicit WindowsDeviceSecret(std::filesystem::path directory);
    [[nodiscard]] Result<SecretBytes> read(std::string_view name) override;
    [[nodiscard]] Status write(std::string_view name, BytesView secret) override;
    [[nodiscard]] Status erase(std::string_view name) override;
    [[nodiscard]] std::string_view protection() const override;

private:
    [[nodiscard]] std::filesystem::path fileFor(std::string_view name) const;

    std::filesystem::path directory_;
};

} // namespace seenheard
