#pragma once

#include "app/services/Directory.h"
#include "app/storage/TabletStore.h"

namespace seenheard {

/// Whether the server has not met this tablet for as long as the force lets it hold others' records.
[[nodiscard]] Result<bool> leaseIsOver(TabletStore& store, const Directory& directory, const Clock& clock);

/// Forgets others' records where it has not; they come back with the next exchange. Recording and delivering go on.
[[nodiscard]] Status keepLease(TabletStore& store, const Directory& directory, const Clock& clock);

} // namespace seenheard
