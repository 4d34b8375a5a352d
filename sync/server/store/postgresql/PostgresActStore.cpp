#include "sync/server/store/postgresql/PostgresActStore.h"

#include "sync/server/store/StoreErrors.h"
#include "sync/server/store/postgresql/PostgresIdentityStore.h"
#include "sync/server/store/postgresql/PostgresSignerStore.h"

#include <unordered_set>

namespace seenheard {

Status PostgresActStore::keep(const SequencedBatch& batch) {
    const auto each = [this](const auto& list) -> Status {
        for (const auto& one : list) {
            if (auto status = keep(one); !status)
                return status;
        }
        return success();
    };
    if (auto status = each(batch.forks); !status)
        return status;
    if (auto status = keepReports(batch.reports); !status)
        return status;
    for (const auto& status : {each(batch.settlements), each(batch.closings), each(batch.writtenOff), each(batch.roles),
             each(batch.heldAnew), each(batch.forms), each(batch.disposals)}) {
        if (!status)
            return status;
    }
    return batch.opening ? keep(*batch.opening) : success();
}

Status PostgresActStore::keepReports(const std::vector<ChainReport>& reports) {
    // Each looks at what the one before left: a statement takes one of a signer.
    auto left = reports;
    while (!left.empty()) {
        std::unordered_set<SignerId> inRound;
        std::vector<ChainReport> round;
        std::vector<ChainReport> later;
        for (const auto& report : left)
            (inRound.insert(report.signer).second ? round : later).push_back(report);
        if (auto status = keepRound(round); !status)
            return status;
        left = std::move(later);
    }
    return success();
}

Status PostgresActStore::keepRound(const std::vector<ChainReport>& reports) {
    std::vector<BytesView> signers;
    std::vector<std::int64_t> heads;
    std::vector<std::int64_t> epochs;
    std::vector<std::int64_t> sizes;
    for (const auto& report : reports) {
        signers.push_back(report.signer.bytes());
        heads.push_back(static_cast<std::int64_t>(report.head));
        epochs.push_back(static_cast<std::int64_t>(report.epoch));
        sizes.push_back(static_cast<std::int64_t>(report.size));
    }
    return data_.change(
        "update signers s set reported_head = r.head, reported_epoch = r.epoch, reported_size = r.size "
        "from unnest($1, $2, $3, $4) as r (id, head, epoch, size) where s.id = r.id and (s.reported_epoch < r.epoch "
        "or (s.reported_epoch = r.epoch and s.reported_size <= r.size and s.reported_head <= r.head))",
        {signers, heads, epochs, sizes});
}

Status PostgresActStore::keep(const ChainMark& fork) {
    return data_.change("update signers set forked_at = $1 where id = $2", {fork.forkedAt, fork.signer});
}

Status PostgresActStore::keep(const Settlement& settlement) {
    return data_.change("insert into settlements (held_leaf, leaf, released) values ($1, $2, $3)",
        {settlement.heldLeaf, settlement.leaf, settlement.released});
}

Status PostgresActStore::keep(const SignerClosing& closing) {
    const auto done = data_.run("update signers set standing = $1, closed_leaf = $2 where id = $3",
        {static_cast<int>(closing.standing), closing.leaf, closing.signer});
    if (!done)
        return done.error();
    return done->changed() == 0 ? Status(noSuchSigner()) : success();
}

Status PostgresActStore::keep(const NumberWrittenOff& number) {
    const auto signer = signers_.at(number.signer);
    const auto done = data_.run("insert into written_off (signer, number, leaf) select $1, $2, $3 where exists "
                                "(select 1 from signers where number = $1 and head > $2) and not exists "
                                "(select 1 from chain where signer = $1 and number = $2) on conflict do nothing",
        {signer, number.number, number.leaf});
    if (!done)
        return done.error();
    if (done->changed() == 0)
        return numberNotMissing();
    return data_.change("update signers set arrived = arrived + 1 where number = $1", {signer});
}

Status PostgresActStore::keep(const SignerRole& role) {
    return data_.change("insert into roles (signer, leaf, role) values ($1, $2, $3)",
        {signers_.at(role.signer), role.change.leaf, static_cast<int>(role.change.role)});
}

Status PostgresActStore::keep(const HeldAnew& held) {
    return data_.change("update log set held = $1 where leaf = $2", {static_cast<int>(held.reason), held.leaf});
}

Status PostgresActStore::keep(const FormPublication& form) {
    return data_.change("insert into forms (id, version, hash, published_at, definition) values ($1, $2, $3, $4, $5)",
        {form.id, form.version, form.hash, form.publishedAtMs, form.definition});
}

Status PostgresActStore::keep(const RecordDisposal& disposal) {
    const auto done = data_.run("update records set state = null, digest = null, disposed_leaf = $1 "
                                "where number = (select number from record_ids where id = $2)",
        {disposal.leaf, disposal.record});
    if (!done)
        return done.error();
    return done->changed() == 0 ? Status(noSuchRecordNamed()) : success();
}

Status PostgresActStore::keep(const EpochOpening& opening) {
    const auto& statement = opening.epoch.statement;
    // A code that is open in the backup may have been used since; a version of a set may have been given out since.
    for (const auto* outdated : {"update enrolments set expires_at = 0 where redeemed_at is null",
             "update reference_sets set version = version + 1048576"}) {
        if (auto status = data_.change(outdated); !status)
            return status;
    }
    if (auto status = PostgresIdentityStore(connection_).replace(opening.identity); !status)
        return status;
    if (auto status = insertSigner(data_, statement.signer); !status)
        return status;
    return data_.change("insert into epochs (number, surviving, statement, head) values ($1, $2, $3, $4)",
        {statement.number, statement.surviving.size, canonicalBytes(statement), canonicalBytes(opening.epoch.head)});
}

} // namespace seenheard
