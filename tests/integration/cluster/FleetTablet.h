#pragma once

#include "sync/engine/SyncSession.h"
#include "tests/integration/server/ServerProcess.h"
#include "tests/simulation/tablet/ModelTabletStore.h"

namespace seenheard {

/// One of many tablets: the real engine on a store in memory, with a real black box, over real TLS. Used by one thread
/// at a time.
class FleetTablet {
public:
    FleetTablet(ScriptedTablet enrolled, const Authority& authority, const FormRef& form,
        const std::filesystem::path& directory, std::uint64_t seed);

    /// Saved, in the word's full meaning, when it succeeds.
    [[nodiscard]] Status save(const RecordId& record, const std::string& words);
    /// One attempt with the process on that port, over a connection of its own.
    [[nodiscard]] Status exchange(std::uint16_t port);

    /// Own entries that were saved and have no verified receipt of having been applied.
    [[nodiscard]] std::size_t unacknowledged();
    [[nodiscard]] const std::vector<EntryId>& saved() const { return saved_; }
    [[nodiscard]] SignerId signer() const { return enrolment_.signer(); }
    /// Of every record as it stands here.
    [[nodiscard]] std::map<RecordId, Bytes> records();

private:
    ScriptedTablet enrolment_;
    Authority authority_;
    FormRef form_;
    SystemClock clock_;
    Chance chance_;
    Disk disk_;
    ModelTables tables_;
    TreeHead outsideHead_;
    std::unique_ptr<OfficerStore> store_;
    std::vector<EntryId> saved_;
};

} // namespace seenheard
