#pragma once

#include "platform/base/Random.h"
#include "platform/base/Result.h"
#include "platform/crypto/SecretBytes.h"

#include <filesystem>

namespace seenheard {

/// The files of one embedded store: FILE holds everything but the records' keys, FILE.keys those, and FILE.secret the
/// key of both; sealed pictures lie in the folder FILE.pictures. Whoever has FILE without the other two has nothing;
/// the secret protects copies and backups of the files, not a machine on which somebody can read all three.
struct EmbeddedFiles {
    explicit EmbeddedFiles(std::filesystem::path file);

    std::filesystem::path data;
    std::filesystem::path keys;
    std::filesystem::path secret;
    std::filesystem::path pictures; ///< A folder: FILE.pictures, one sealed file a picture.

    /// AlreadyExists if any of them is there.
    [[nodiscard]] Status checkAbsent() const;
    /// For a creation that failed half way.
    void remove() const;
};

/// The keys of the two databases, both derived from the secret.
struct EmbeddedKeys {
    SecretBytes data;
    SecretBytes keys;
};

[[nodiscard]] Result<EmbeddedKeys> createSecret(const EmbeddedFiles& files, Random& random);
[[nodiscard]] Result<EmbeddedKeys> readSecret(const EmbeddedFiles& files);

} // namespace seenheard
