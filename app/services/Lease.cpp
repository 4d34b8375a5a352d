#include "app/services/Lease.h"

#include "app/services/ForceSettings.h"
#include "app/services/LeasePolicy.h"

namespace seenheard {

Result<bool> leaseIsOver(TabletStore& store, const Directory& directory, const Clock& clock) {
    const auto met = store.profile().lastExchangeMs();
    if (!met)
        return met.error();
    // Before its first exchange a tablet holds nothing of others.
    return *met && !leaseHolds(**met, clock.now().utcMs, leaseMs(directory));
}

Status keepLease(TabletStore& store, const Directory& directory, const Clock& clock) {
    const auto over = leaseIsOver(store, directory, clock);
    if (!over)
        return over.error();
    return *over ? store.letGoOfOthers() : success();
}

} // namespace seenheard
