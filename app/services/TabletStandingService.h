#pragma once

#include "app/services/StandingService.h"
#include "app/storage/TabletTables.h"

namespace seenheard {

/// The standing of a tablet, read from its store.
class TabletStandingService final : public StandingService {
public:
    TabletStandingService(TabletTables& tables, const Directory& directory) : tables_(tables), directory_(directory) {}

    [[nodiscard]] Result<TabletStanding> standing() override;
    [[nodiscard]] Result<FeedsKnown> feeds() override;

private:
    [[nodiscard]] Status addHeld(TabletStanding& standing, EntryState state);
    [[nodiscard]] Result<HeldEntry> heldEntry(const OwnEntry& own);

    TabletTables& tables_;
    const Directory& directory_;
};

} // namespace seenheard
