#include "tests/simulation/network/Weather.h"

namespace seenheard {

namespace {

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;

} // namespace

Passage Weather::passage(Chance& chance, FaultCounts& faults) const {
    Passage passage;
    passage.thereMs = chance.between(20, 900);
    passage.backMs = chance.between(20, 900);
    if (troubleOneIn == 0 || !chance.oneIn(troubleOneIn))
        return passage;
    switch (chance.below(8)) {
    case 0:
        passage.requestLost = true;
        ++faults["request lost"];
        break;
    case 1:
        passage.answerLost = true;
        ++faults["answer lost"];
        break;
    case 2:
        passage.requestCut = true;
        ++faults["request cut"];
        break;
    case 3:
        passage.answerCut = true;
        ++faults["answer cut"];
        break;
    case 4:
        passage.againMs = chance.between(1, 20'000);
        ++faults["request repeated"];
        break;
    case 5:
        passage.againMs = chance.between(60'000, 5 * dayMs);
        ++faults["request repeated days later"];
        break;
    case 6:
        passage.thereMs = chance.between(61'000, 3 * dayMs);
        ++faults["request delayed"];
        break;
    default:
        passage.backMs = chance.between(5'000, 120'000);
        ++faults["answer delayed"];
        break;
    }
    return passage;
}

Bytes cut(const Bytes& message, Chance& chance) {
    const auto kept = message.empty() ? 0 : chance.below(message.size());
    return {message.begin(), message.begin() + static_cast<std::ptrdiff_t>(kept)};
}

} // namespace seenheard
