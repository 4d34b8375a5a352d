#pragma once

#include "sync/server/store/AuditStore.h"

namespace seenheard {

/// Of the table `audit`, in both stores, for the function below.
constexpr std::string_view auditColumns =
    "select number, at, kind, how, signer, person, why, subject, records, detail, digest";

/// The ids one behind the other.
[[nodiscard]] Bytes octetsOf(const std::vector<RecordId>& records);
[[nodiscard]] std::vector<RecordId> recordsIn(BytesView octets);

template<typename Row>
[[nodiscard]] AuditRow auditRowIn(const Row& row) {
    AuditRow found;
    found.number = row.integer(0);
    found.atMs = row.integer(1);
    found.kind = static_cast<AuditKind>(row.integer(2));
    found.how = row.text(3);
    found.signer = row.template id<SignerId>(4);
    found.person = row.text(5);
    found.why = row.text(6);
    found.subject = row.text(7);
    found.records = recordsIn(row.blob(8));
    found.detail = row.text(9);
    found.digest = row.template id<Hash>(10);
    return found;
}

} // namespace seenheard
