#include "app/storage/TabletReader.h"

namespace seenheard {

TabletReader::TabletReader(Database database, RecordSummariser& summariser)
    : database_(std::move(database))
    , tables_(database_, summariser) {}

Result<std::unique_ptr<TabletReader>> TabletReader::open(
    const ProfileDirectory& profile, BytesView databaseKey, RecordSummariser& summariser) {
    auto database = Database::open(profile.store(), databaseKey, Database::Mode::ReadOnly);
    if (!database)
        return database.error();
    return std::unique_ptr<TabletReader>(new TabletReader(std::move(*database), summariser));
}

} // namespace seenheard
