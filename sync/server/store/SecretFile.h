#pragma once

#include "platform/base/Random.h"
#include "platform/base/Result.h"
#include "platform/crypto/SecretBytes.h"

#include <filesystem>

namespace seenheard {

/// A store's secret of 32 octets, in hexadecimal in a file that its owner alone reads. Nothing may be there yet.
[[nodiscard]] Result<SecretBytes> createSecretFile(const std::filesystem::path& file, Random& random);
/// `whereItIs` completes the error where there is none: what to do.
[[nodiscard]] Result<SecretBytes> readSecretFile(const std::filesystem::path& file, const std::string& whereItIs);

} // namespace seenheard
