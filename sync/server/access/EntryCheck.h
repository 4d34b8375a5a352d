#pragma once

#include "sync/protocol/Certificate.h"
#include "sync/protocol/Entry.h"
#include "sync/protocol/HoldReason.h"

#include <string>

namespace seenheard {

/// One entry of a request after everything that can be said of it by itself. Good where `refused` is None; then
/// `verified` and `entry` are filled.
struct CheckedEntry {
    EntryId id; ///< For what cannot be read: SHA-256 of the octets as they were sent.
    HoldReason refused = HoldReason::None;
    std::string why; ///< Where refused, for the server's log: what was found where, never what an officer wrote.
    Entry entry;
    VerifiedEntry verified;
};

/// Size, form, signer, signature, commitments: each entry by itself, so that a bad one never stops another.
/// `author` is whoever signed the request; he brings his own entries only.
[[nodiscard]] CheckedEntry checkEntry(BytesView canonical, const SignerCertificate& author);

/// The same for many, on as many threads as pay off.
[[nodiscard]] std::vector<CheckedEntry> checkEntries(
    const std::vector<Bytes>& canonical, const SignerCertificate& author);

} // namespace seenheard
