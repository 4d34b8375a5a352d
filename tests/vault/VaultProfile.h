#pragma once

#include "app/storage/ProfileDirectory.h"
#include "platform/device/FileDeviceSecret.h"
#include "platform/device/KeyVault.h"

namespace seenheard {

/// An officer's profile as enrolling leaves it, with the demonstration's forms, people and incidents; no server exists.
struct VaultProfile {
    static constexpr auto pin = "246813";

    explicit VaultProfile(const std::filesystem::path& directory);

    ProfileDirectory profile;
    KeyVault::Keys keys; ///< What the vault wraps, for a test to look for.
};

} // namespace seenheard
