#pragma once

#include "sync/records/Part.h"
#include "sync/records/RecordState.h"

namespace seenheard {

/// Id of the form with which the server seals rows of its audit (sync/forms/audit_seal.json).
constexpr std::string_view auditSealForm = "audit_seal";

/// What the log says of some rows of the audit, so that none of them can be changed, removed or put in unseen.
struct AuditSeal {
    std::vector<std::int64_t> numbers; ///< Those of the rows, rising.
    Hash digest;                       ///< SHA-256 over number (8 octets, highest first) and digest of each row.

    bool operator==(const AuditSeal&) const = default;
};

/// The part that says so, on a record of its own.
[[nodiscard]] Part partOf(const AuditSeal& seal, const RecordId& record);
/// Nothing where the record is no seal that this version can read.
[[nodiscard]] std::optional<AuditSeal> auditSealIn(const RecordState& record);

} // namespace seenheard
