#pragma once

#include "sync/server/store/CatalogueStore.h"
#include "sync/server/store/LogStore.h"
#include "sync/server/store/TabletCommandStore.h"
#include "tests/simulation/world/Disk.h"

#include <map>
#include <set>

namespace seenheard {

/// One leaf as the simulated server keeps it.
struct KeptLeaf {
    SequencedEntry sequenced;
    Bytes canonical;
};

/// Everything a simulated server keeps: what is in here is on its disk. A copy of it is a backup.
struct ServerTables {
    std::vector<std::shared_ptr<const KeptLeaf>> log;
    std::vector<Hash> nodes;                                                ///< By treeNodePosition().
    std::map<SignerId, std::multimap<std::uint64_t, std::uint64_t>> chains; ///< Leaves by number.
    std::map<SignerId, std::uint64_t> forkedAt;
    std::map<SignerId, SignerClosing> closings;
    std::map<SignerId, ChainReport> reports;
    std::map<SignerId, std::vector<RoleChange>> roles;
    std::map<SignerId, std::set<std::uint64_t>> writtenOff;
    std::map<std::uint64_t, Settlement> settlements; ///< By the leaf that was held.
    std::map<std::uint64_t, HoldReason> heldAnew;
    std::map<RecordId, std::shared_ptr<const StoredRecord>> records;
    std::map<RecordScope, std::vector<FeedRow>> feeds;
    std::map<RecordId, std::uint64_t> recordNumbers;
    std::map<RecordScope, std::map<std::uint64_t, RecordId>> members; ///< By the records' numbers.
    std::map<OfficerId, std::set<RecordScope>> assignments;
    LogEnd end;
    std::map<SignerId, SignerCertificate> certificates;
    std::vector<std::pair<FormVersion, PublishedForm>> forms;
    std::vector<GivenCommand> commands;

    [[nodiscard]] ChainEntry chainEntryAt(std::uint64_t leaf) const;
    [[nodiscard]] HoldReason heldAt(std::uint64_t leaf) const;
    [[nodiscard]] std::vector<HeldLeaf> held() const;
    /// Takes what was written in the record out of every leaf.
    void dispose(const RecordId& record);
};

/// The machine on which the tables are: shared by all server processes.
struct ServerMachine {
    ServerTables& tables;
    Disk& disk;
    bool turnTaken = false;             ///< As a database's lock would say.
    std::function<void()> whileWriting; ///< Called once within each turn, so that other processes may come between.
};

} // namespace seenheard
