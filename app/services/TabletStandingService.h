#pragma once

#include "app/services/StandingService.h"
#include "app/storage/TabletTables.h"

namespace seenheard {

/// The standing of a tablet, read from its store.
class TabletStandingService final : public StandingService {
public:
    explicit TabletStandingService(TabletTables& tables) : tables_(tables) {}

    [[nodiscard]] Result<TabletStanding> standing() override;

private:
    [[nodiscard]] Status addHeld(TabletStanding& standing, EntryState state);
    [[nodiscard]] Result<HeldEntry> heldEntry(const OwnEntry& own);

    TabletTables& tables_;
};

} // namespace seenheard
