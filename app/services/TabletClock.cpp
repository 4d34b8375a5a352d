#include "app/services/TabletClock.h"

#include <cstdlib>

namespace seenheard {

namespace {

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;
constexpr std::int64_t suspectOffsetMs = 5LL * 60 * 1000;

} // namespace

Instant TabletClock::now() const {
    auto now = clock_.now();
    const auto [last, offsetMs] = lastExchange();
    if (!last)
        now.quality = ClockQuality::Drifting;
    else if (now.utcMs < *last || std::llabs(offsetMs) > suspectOffsetMs)
        now.quality = ClockQuality::Suspect;
    else
        now.quality = now.utcMs - *last < dayMs ? ClockQuality::Synced : ClockQuality::Drifting;
    return now;
}

TabletClock::LastExchange TabletClock::lastExchange() const {
    if (known_)
        return *known_;
    const auto last = profile_.lastExchangeMs();
    const auto position = profile_.position();
    if (!last || !position)
        return {};
    known_ = LastExchange{*last, position->clockOffsetMs};
    return *known_;
}

} // namespace seenheard
