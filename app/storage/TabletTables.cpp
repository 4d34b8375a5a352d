#include "app/storage/TabletTables.h"

namespace seenheard {

TabletTables::TabletTables(Database& database, RecordSummariser& summariser)
    : signers(database)
    , forms(database)
    , references(database)
    , entries(database, signers)
    , records(database, summariser, RecordSources{forms, signers, references})
    , following(database)
    , drafts(database)
    , profile(database)
    , search(database, entries, records, profile) {}

} // namespace seenheard
