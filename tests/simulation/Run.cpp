#include "tests/simulation/Run.h"

#include "tests/simulation/Happenings.h"
#include "tests/simulation/TwoHistories.h"

namespace seenheard {

namespace {

constexpr std::uint64_t wholeLookEvery = 1000;
constexpr std::int64_t restMs = 40LL * 60 * 1000;
constexpr int mostRests = 12;

/// Faults have ended: everybody comes to know everything, or never will.
std::uint64_t comeToRest(Force& force) {
    std::uint64_t steps = 0;
    for (int i = 0; i < mostRests && force.verdict().clean(); ++i) {
        force.calm();
        const auto until = force.timeline().nowMs() + restMs;
        while (force.timeline().nowMs() < until && force.verdict().clean() && force.step())
            ++steps;
        if (force.isAtRest())
            break;
    }
    if (force.verdict().clean())
        force.checkAtRest();
    return steps;
}

} // namespace

RunOutcome run(const RunOrder& order) {
    Force force(order.seed, order.profile);
    Happenings happenings(force, order.seed, order.leftOut);
    happenings.begin();
    RunOutcome outcome;
    while (outcome.steps < order.steps && force.verdict().clean() && force.step()) {
        if (++outcome.steps % wholeLookEvery == 0)
            force.checkAll();
    }
    happenings.end();
    outcome.steps += comeToRest(force);
    if (force.verdict().clean())
        outcome.steps += TwoHistories(force, order.seed).show();
    outcome.happenings = happenings.count();
    outcome.written = force.ledger().saved();
    outcome.leaves = force.judge().log().size();
    outcome.faults = force.faults();
    outcome.verdict = force.verdict();
    outcome.story = happenings.story();
    return outcome;
}

RunOrder shrunk(RunOrder order, const RunOutcome& failed, std::uint64_t mostRuns) {
    const auto stillFails = [&mostRuns](const RunOrder& smaller) {
        if (mostRuns == 0)
            return false;
        --mostRuns;
        return !run(smaller).verdict.clean();
    };
    order.steps = std::min(order.steps, failed.steps);
    for (auto fewer = order; fewer.steps > 1 && mostRuns > 0;) {
        fewer.steps = order.steps / 2;
        if (!stillFails(fewer))
            break;
        order = fewer;
    }
    // Halves, quarters … of the happenings, and each by itself at last.
    for (auto size = failed.happenings / 2; size > 0; size /= 2) {
        for (std::uint64_t from = 0; from < failed.happenings && mostRuns > 0; from += size) {
            auto fewer = order;
            for (auto number = from; number < std::min(from + size, failed.happenings); ++number)
                fewer.leftOut.insert(number);
            if (fewer.leftOut.size() > order.leftOut.size() && stillFails(fewer))
                order = fewer;
        }
    }
    return order;
}

} // namespace seenheard
