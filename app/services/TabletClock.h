#pragma once

#include "app/storage/ProfileStore.h"

namespace seenheard {

/// The tablet's time with what is known of its quality from the last exchange (DOMAIN 2.1). Order never depends on it.
class TabletClock {
public:
    TabletClock(Clock& clock, ProfileStore& profile) : clock_(clock), profile_(profile) {}

    [[nodiscard]] Instant now() const;
    /// An exchange has ended: what is known of the clock's quality is read anew when it is next asked for.
    void exchanged() { known_.reset(); }

private:
    struct LastExchange {
        std::optional<std::int64_t> atMs;
        std::int64_t offsetMs = 0;
    };
    [[nodiscard]] LastExchange lastExchange() const;

    Clock& clock_;
    ProfileStore& profile_;
    mutable std::optional<LastExchange> known_; ///< So that no save reads it again.
};

} // namespace seenheard
