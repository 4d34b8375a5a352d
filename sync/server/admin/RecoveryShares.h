#pragma once

#include "platform/base/Random.h"
#include "platform/crypto/Sealing.h"

#include <array>
#include <string>

namespace seenheard {

/// One of the three shares of the recovery key: any two give the key, one alone says nothing about it.
struct RecoveryShare {
    std::string serverName;
    std::size_t number = 0; ///< 1, 2 or 3.
    SealingPublicKey recoveryKey;
    /// The pieces whose numbers are not the share's; the key is all three pieces xored.
    std::array<SecretBytes, 3> pieces;
};

[[nodiscard]] std::array<RecoveryShare, 3> splitRecoveryKey(
    const SealingKey& key, const std::string& serverName, Random& random);
/// InvalidInput for twice the same share or shares of two keys; BadSignature where they do not give the key they name.
[[nodiscard]] Result<SealingKey> joinRecoveryShares(const RecoveryShare& one, const RecoveryShare& other);

/// As people keep it: a few lines of text with a checksum.
[[nodiscard]] SecretBytes textOf(const RecoveryShare& share);
/// Corrupt where a line is missing or the checksum says that one was changed; NotOurs for another kind of file.
[[nodiscard]] Result<RecoveryShare> recoveryShareFrom(std::string_view text);

} // namespace seenheard
