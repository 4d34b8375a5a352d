#pragma once

#include "sync/engine/LocalStore.h"
#include "sync/engine/ParallelFor.h"

#include <unordered_map>

namespace seenheard {

/// What was asked, and where the tablet stood when it asked.
struct Asked {
    ExchangeRequest request;
    SyncPosition position;
    std::unordered_map<EntryId, std::uint64_t> numbers; ///< Of own entries sent or asked about.
    std::unordered_map<std::uint64_t, Bytes> sent;      ///< The octets of those sent, by number.
    std::unordered_map<EntryId, std::uint64_t> brought; ///< Of entries of others.
};

/// Checks everything an answer claims: tree head, growth, leaves, entries, certificates, inclusion proofs, forms. One
/// thing that does not verify refuses the whole answer: it is the server's fault, not that of who wrote the entries.
/// The position's clock offset is left to the caller.
[[nodiscard]] Result<VerifiedAnswer> checkAnswer(ExchangeResponse answer, const Asked& asked,
    const PublicKey& issuingKey, LocalStore& store, const ParallelFor& parallelFor);

} // namespace seenheard
