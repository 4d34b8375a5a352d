#pragma once

#include "app/storage/ProfileStore.h"

namespace seenheard {

/// The tablet's time with what is known of its quality from the last exchange (DOMAIN 2.1). Order never depends on it.
class TabletClock {
public:
    TabletClock(Clock& clock, ProfileStore& profile) : clock_(clock), profile_(profile) {}

    [[nodiscard]] Instant now() const;

private:
    Clock& clock_;
    ProfileStore& profile_;
};

} // namespace seenheard
