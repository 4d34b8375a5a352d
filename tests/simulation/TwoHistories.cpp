#include "tests/simulation/TwoHistories.h"

#include "tests/simulation/officers/Officer.h"

namespace seenheard {

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr std::uint64_t oneRunIn = 3;

} // namespace

std::uint64_t TwoHistories::show() {
    if (!chance_.oneIn(oneRunIn) || !force_.showTwoHistories(chance_))
        return 0;
    std::uint64_t steps = 0;
    for (auto rounds = chance_.between(2, 5); rounds > 0; --rounds) {
        work();
        steps += pass(chance_.between(1, 20) * minuteMs);
    }
    force_.bringHistoriesTogether(chance_);
    for (int times = 0; times < 3; ++times) {
        work();
        for (auto& tablet : force_.tablets())
            if (tablet->isRunning())
                tablet->run([&] { tablet->driver().networkChanged(); });
        steps += pass(20 * minuteMs);
    }
    force_.checkTwoHistoriesFound();
    return steps;
}

void TwoHistories::work() {
    for (auto& tablet : force_.tablets()) {
        if (!tablet->isRunning() || chance_.oneIn(3))
            continue;
        Officer officer(*tablet, force_.ledger(), force_.officerOf(), chance_);
        const auto record = Chance(seed_, {11, chance_.below(3)}).id<RecordId>();
        tablet->run([&] { static_cast<void>(officer.record(record)); });
    }
}

std::uint64_t TwoHistories::pass(std::int64_t ms) {
    std::uint64_t steps = 0;
    const auto until = force_.timeline().nowMs() + ms;
    while (force_.timeline().nowMs() < until && force_.verdict().clean() && force_.step())
        ++steps;
    return steps;
}

} // namespace seenheard
