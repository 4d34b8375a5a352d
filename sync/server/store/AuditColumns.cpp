#include "sync/server/store/AuditColumns.h"

#include "platform/crypto/Hashing.h"
#include "sync/records/Cbor.h"

namespace seenheard {

std::string_view wordFor(AuditKind kind) {
    switch (kind) {
    case AuditKind::Collection: return "collection";
    case AuditKind::Alteration: return "alteration";
    case AuditKind::Consultation: return "consultation";
    case AuditKind::Disclosure: return "disclosure";
    case AuditKind::Combination: return "combination";
    case AuditKind::Erasure: return "erasure";
    case AuditKind::Administration: return "administration";
    }
    return "unknown";
}

Hash digestOf(const AuditRow& row) {
    CborWriter writer;
    writer.array(9);
    writer.integer(row.atMs);
    writer.unsignedInt(static_cast<std::uint64_t>(row.kind));
    writer.text(row.how);
    writer.id(row.signer);
    writer.text(row.person);
    writer.text(row.why);
    writer.text(row.subject);
    writer.bytes(octetsOf(row.records));
    writer.text(row.detail);
    return sha256(writer.result());
}

Bytes octetsOf(const std::vector<RecordId>& records) {
    Bytes octets;
    octets.reserve(records.size() * RecordId::size);
    for (const auto& record : records)
        octets.insert(octets.end(), record.octets.begin(), record.octets.end());
    return octets;
}

std::vector<RecordId> recordsIn(BytesView octets) {
    std::vector<RecordId> records;
    for (std::size_t at = 0; at + RecordId::size <= octets.size(); at += RecordId::size)
        records.push_back(RecordId::fromBytes(octets.subspan(at, RecordId::size)).value_or(RecordId{}));
    return records;
}

} // namespace seenheard
