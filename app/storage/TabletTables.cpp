#include "app/storage/TabletTables.h"

namespace seenheard {

TabletTables::TabletTables(Database& database, RecordSummariser& summariser)
    : signers(database)
    , forms(database)
    , references(database)
    , entries(database, signers)
    , records(database, summariser, RecordSources{forms, signers, references})
    , drafts(database)
    , search(database)
    , profile(database) {}

} // namespace seenheard
