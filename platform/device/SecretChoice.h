#pragma once

#include "platform/base/Id.h"
#include "platform/base/Result.h"

#include <filesystem>
#include <optional>
#include <string_view>

namespace seenheard {

/// Where a profile keeps what the device itself holds.
enum class SecretPlace {
    File,    ///< A file beside the vault that only this account may read.
    KeyStore ///< The system's own key store.
};

/// "file", "key-store": on the command line and in the clear file.
[[nodiscard]] std::string_view wordFor(SecretPlace place);
[[nodiscard]] std::optional<SecretPlace> secretPlaceFrom(std::string_view word);

/// What a key store that is locked cannot show: by it "not found" and "not to be had now" are told apart.
using KeyStoreId = FixedId<struct KeyStoreIdTag, 16>;

/// Where the secrets of a profile lie, in a small clear file beside the vault. Chosen at enrolment; changed only when
/// somebody asks for it. Profiles from before there was a choice have no such file: theirs lie in files.
struct SecretChoice {
    SecretPlace place = SecretPlace::File;
    KeyStoreId keyStore; ///< Zero where the place is a file.
};

/// Corrupt, FromTheFuture: nobody guesses where a secret may lie.
[[nodiscard]] Result<SecretChoice> readSecretChoice(const std::filesystem::path& profile);
[[nodiscard]] Status writeSecretChoice(const std::filesystem::path& profile, const SecretChoice& choice);

} // namespace seenheard
