#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Random.h"
#include "sync/server/people/PeoplePlan.h"
#include "sync/server/store/ServerStore.h"

namespace seenheard {

/// Changes who the people of the force are, with what follows: roles on their tablets, what they follow, enrolments of
/// who has left. Beside a server that runs on the same store, or in it.
class PeopleRegister {
public:
    PeopleRegister(ServerStore& store, const ServerIdentity& identity, const Clock& clock, Random& random)
        : store_(store)
        , identity_(identity)
        , clock_(clock)
        , random_(random) {}

    /// Reference sets that are stored, for whoever checks what people are loaded with.
    [[nodiscard]] Result<std::vector<ReferenceSet>> storedSets();
    /// Changes nothing.
    [[nodiscard]] Result<PeoplePlan> plan(const PeopleWanted& wanted, const PeopleDecider& decider);
    /// First what takes access away, then the register: cut off in between, the same change done again completes it.
    [[nodiscard]] Status carryOut(const PeoplePlan& plan, const PeopleDecider& decider);

private:
    ServerStore& store_;
    const ServerIdentity& identity_;
    const Clock& clock_;
    Random& random_;
};

} // namespace seenheard
