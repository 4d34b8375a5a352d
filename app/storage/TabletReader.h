#pragma once

#include "app/storage/ProfileDirectory.h"
#include "app/storage/TabletTables.h"
#include "platform/database/ReadSnapshot.h"

#include <memory>

namespace seenheard {

/// The store read on a second connection that cannot write, for lists and pages; sees what was committed. Lives on
/// one thread, which need not be the writer's. The summariser is never called here.
class TabletReader {
public:
    [[nodiscard]] static Result<std::unique_ptr<TabletReader>> open(
        const ProfileDirectory& profile, BytesView databaseKey, RecordSummariser& summariser);

    [[nodiscard]] TabletTables& tables() { return tables_; }
    /// What is read while it lives comes from one state of the store.
    [[nodiscard]] Result<ReadSnapshot> snapshot() { return ReadSnapshot::begin(database_); }

private:
    TabletReader(Database database, RecordSummariser& summariser);

    Database database_;
    TabletTables tables_;
};

} // namespace seenheard
