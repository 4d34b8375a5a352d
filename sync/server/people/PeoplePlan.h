#pragma once

#include "sync/protocol/AdministrativeAct.h"
#include "sync/server/people/PeopleFolder.h"
#include "sync/server/store/LogStore.h"

namespace seenheard {

/// How things stand before a change of people.
struct PeopleNow {
    std::vector<Person> people;
    std::vector<Assignment> assignments;
    std::vector<SignerState> signers;
};

/// Who changes people, and why.
struct PeopleDecider {
    std::string by;
    std::string why;
    SignerId desk; ///< Zeros for a command.
    std::int64_t nowMs = 0;
};

/// Everything that follows from what is wanted, worked out before anything is changed.
struct PeoplePlan {
    PeopleChange change;
    std::vector<AdministrativeAct> acts; ///< Roles given, enrolments revoked.
    std::vector<SignerId> closed;        ///< Whose tablets are to be wiped.
    std::vector<LoadedSet> sets;
    std::vector<std::string> lines; ///< A sentence a change, for people.
};

/// `newOfficer` yields the id under which somebody of that name is known already, or a new one. The error names every
/// fault. Planning what is so already plans nothing.
[[nodiscard]] Result<PeoplePlan> planPeople(const PeopleWanted& wanted, const PeopleNow& now,
    const PeopleDecider& decider, const std::function<Result<OfficerId>(const std::string& name)>& newOfficer);

} // namespace seenheard
