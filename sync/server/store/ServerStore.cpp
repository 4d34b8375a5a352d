#include "sync/server/store/ServerStore.h"

#include "sync/server/live/WatchingAnnouncer.h"

namespace seenheard {

std::unique_ptr<Announcer> ServerStore::announcer(Announcer::Heard heard) {
    return std::make_unique<WatchingAnnouncer>(log(), std::move(heard));
}

} // namespace seenheard
