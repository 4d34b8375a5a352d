#pragma once

#include "platform/base/Id.h"
#include "platform/base/Result.h"
#include "platform/crypto/KeyDerivation.h"

#include <filesystem>

namespace seenheard {

/// What is in a vault's file: 8 octets mark and version, 16 name of the device secret, 16 salt, 8 memory, 4 passes
/// (numbers with the most significant octet first), the wrapped keys, and SHA-256 of all before it.
struct VaultFile {
    using SecretName = FixedId<struct SecretNameTag, 16>;
    using Salt = FixedId<struct SaltTag, 16>;

    SecretName secretName;
    Salt salt;
    PinCost cost;
    Bytes wrapped;

    /// Everything before the wrapped keys. They are bound to it, so that nobody can lower the cost unnoticed.
    [[nodiscard]] Bytes header() const;
    [[nodiscard]] Bytes encode() const;
    /// Corrupt, NotOurs or FromTheFuture; the file's name is for the message.
    [[nodiscard]] static Result<VaultFile> decode(BytesView content, const std::filesystem::path& file);
};

} // namespace seenheard
