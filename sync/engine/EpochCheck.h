#pragma once

#include "sync/engine/AnswerCheck.h"

namespace seenheard {

/// Checks an answer that opens a new epoch: the statement under the pinned root, its first tree head under the issuing
/// key, and whether all leaves that are here survived.
[[nodiscard]] Result<VerifiedAnswer> checkEpoch(
    const ExchangeResponse& answer, const Asked& asked, const PublicKey& issuingKey, const PublicKey& root);

} // namespace seenheard
