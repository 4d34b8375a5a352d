#pragma once

#include "sync/engine/LocalStore.h"
#include "sync/engine/SyncSession.h"

namespace seenheard {

/// Checks everything an answer claims against what was asked and where the tablet stands: tree head, consistency,
/// leaves, entries, certificates, inclusion proofs, forms. One thing that does not verify refuses the whole answer:
/// it is the server's fault, not that of who wrote the entries. `find` yields certificates held already.
[[nodiscard]] Result<VerifiedAnswer> checkAnswer(ExchangeResponse answer, const ExchangeRequest& asked,
    const SyncPosition& position, const PublicKey& issuingKey, LocalStore& store, const ParallelFor& parallelFor);

} // namespace seenheard
