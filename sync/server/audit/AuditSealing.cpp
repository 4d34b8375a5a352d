#include "sync/server/audit/AuditSealing.h"

#include "platform/crypto/Hashing.h"

namespace seenheard {

AuditSeal sealOver(const std::vector<AuditRow>& rows) {
    AuditSeal seal;
    Bytes content;
    for (const auto& row : rows) {
        seal.numbers.push_back(row.number);
        for (int shift = 56; shift >= 0; shift -= 8)
            content.push_back(static_cast<std::uint8_t>((static_cast<std::uint64_t>(row.number) >> shift) & 0xFFU));
        content.insert(content.end(), row.digest.octets.begin(), row.digest.octets.end());
    }
    seal.digest = sha256(content);
    return seal;
}

Result<std::vector<AuditSeal>> AuditSealing::sealsIn(LogStore& log) {
    const auto ids = log.recordsOfForm(auditSealForm);
    if (!ids)
        return ids.error();
    std::vector<AuditSeal> seals;
    for (const auto& id : *ids) {
        const auto record = log.record(id);
        if (!record)
            return record.error();
        if (auto seal = auditSealIn(record->state))
            seals.push_back(*std::move(seal));
    }
    return seals;
}

Result<std::uint64_t> AuditSealing::seal() {
    std::int64_t last = 0;
    const auto ids = store_.log().recordsOfForm(auditSealForm);
    if (!ids)
        return ids.error();
    if (!ids->empty()) {
        const auto newest = store_.log().record(ids->back());
        if (!newest)
            return newest.error();
        if (const auto seal = auditSealIn(newest->state))
            last = seal->numbers.back();
    }
    std::uint64_t sealed = 0;
    for (;;) {
        const auto rows = store_.audit().rows(last, rowsInSeal);
        if (!rows)
            return rows.error();
        if (rows->empty())
            return sealed;
        Administration administration(store_, identity_, clock_, random_);
        if (auto done = administration.sealAudit(sealOver(*rows)); !done)
            return done.error();
        sealed += rows->size();
        last = rows->back().number;
    }
}

} // namespace seenheard
