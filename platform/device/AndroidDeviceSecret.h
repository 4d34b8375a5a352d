#pragma once

#include "platform/device/DeviceSecret.h"

#include <jni.h>

#include <filesystem>

namespace seenheard {

/// Android: files that a key of the Android Keystore sealed, a key for each. Written for Android, not built here.
class AndroidDeviceSecret final : public DeviceSecret {
public:
    AndroidDeviceSecret(JavaVM& machine, std::filesystem::path directory);
    [[nodiscard]] Result<SecretBytes> read(std::string_view name) override;
    [[nodiscard]] Status write(std::string_view name, BytesView secret) override;
    [[nodiscard]] Status erase(std::string_view name) override;
    [[nodiscard]] std::string_view protection() const override;

private:
    [[nodiscard]] std::filesystem::path fileFor(std::string_view name) const;

    JavaVM& machine_;
    std::filesystem::path directory_;
};

} // namespace seenheard
