#include "app/storage/TabletTables.h"

namespace seenheard {

TabletTables::TabletTables(Database& database, RecordSummariser& summariser)
    : signers(database)
    , forms(database)
    , references(database)
    , people(database)
    , entries(database, signers)
    , records(database, summariser, RecordSources{forms, signers, references, people})
    , following(database)
    , drafts(database)
    , pictures(database)
    , profile(database)
    , search(database, entries, records, profile)
    , views(database)
    , putAway(database) {}

} // namespace seenheard
