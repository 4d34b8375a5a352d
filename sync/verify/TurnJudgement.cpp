#include "sync/verify/TurnJudgement.h"

#include <algorithm>

namespace seenheard {

namespace {

/// Something stands where the turn is over.
LogFault faultOfSurplus(const Occurrences& surplus) {
    return surplus.named > 0 && surplus.there <= surplus.named ? LogFault::Reordered : LogFault::Inserted;
}

/// Nothing stands where a leaf belongs.
LogFault faultOfMissing(const Occurrences& missing) {
    return missing.there > 0 ? LogFault::Reordered : LogFault::Dropped;
}

/// `found` stands where `wanted` belongs.
LogFault faultOfExchange(const Occurrences& wanted, const Occurrences& found) {
    if (found.named == 0)
        return wanted.there > 0 ? LogFault::Inserted : LogFault::Altered;
    if (found.there > found.named)
        return LogFault::Inserted;
    return faultOfMissing(wanted);
}

} // namespace

Result<std::optional<TurnDifference>> firstDifference(
    const std::vector<Hash>& signedOver, const std::vector<Hash>& there, const FindOccurrences& occurrences) {
    const auto [wanted, found] = std::mismatch(signedOver.begin(), signedOver.end(), there.begin(), there.end());
    const bool over = wanted == signedOver.end();
    const bool ended = found == there.end();
    if (over && ended)
        return std::optional<TurnDifference>{};
    const auto ofWanted = over ? Result(Occurrences{}) : occurrences(*wanted);
    const auto ofFound = ended ? Result(Occurrences{}) : occurrences(*found);
    if (!ofWanted || !ofFound)
        return !ofWanted ? ofWanted.error() : ofFound.error();
    const auto fault = over ? faultOfSurplus(*ofFound)
        : ended             ? faultOfMissing(*ofWanted)
                            : faultOfExchange(*ofWanted, *ofFound);
    return std::optional(TurnDifference{static_cast<std::size_t>(wanted - signedOver.begin()), fault});
}

} // namespace seenheard
