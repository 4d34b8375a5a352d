#pragma once

#include <cstdint>
#include <string_view>

namespace seenheard {

/// Why an entry is held or refused.
enum class HoldReason : std::uint8_t {
    None = 0,
    RevokedSigner = 1,
    UnknownForm = 2,
    Fork = 3,
    SupersedeBreach = 4,
    NotEntitled = 5,
    DoesNotFitForm = 6,
    RecordDisposed = 7,
    BadSignature = 8,
    Malformed = 9,
    TooLarge = 10,
    UnknownSigner = 11,
    StaleTreeHead = 12
};

/// Stable, machine-readable: "revoked_signer".
[[nodiscard]] std::string_view wordFor(HoldReason reason);
/// For a person: what happened and what to do.
[[nodiscard]] std::string_view sentenceFor(HoldReason reason);

} // namespace seenheard
