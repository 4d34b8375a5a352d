#include "sync/server/people/PeopleRegister.h"

#include "sync/server/sequencer/Administration.h"

namespace seenheard {

Result<std::vector<ReferenceSet>> PeopleRegister::storedSets() {
    const auto versions = store_.catalogue().referenceVersions();
    if (!versions)
        return versions.error();
    std::vector<std::string> names;
    for (const auto& version : *versions)
        names.push_back(version.set);
    return store_.catalogue().referenceSets(names);
}

Result<PeoplePlan> PeopleRegister::plan(const PeopleWanted& wanted, const PeopleDecider& decider) {
    auto people = store_.people().people();
    if (!people)
        return people.error();
    auto assignments = store_.people().assignments();
    if (!assignments)
        return assignments.error();
    auto signers = store_.log().signers();
    if (!signers)
        return signers.error();
    const auto newOfficer = [this](const std::string& name) -> Result<OfficerId> {
        const auto known = store_.signers().officerNamed(name);
        if (!known)
            return known.error();
        return *known ? **known : random_.id<OfficerId>();
    };
    return planPeople(wanted, {*std::move(people), *std::move(assignments), *std::move(signers)}, decider, newOfficer);
}

Status PeopleRegister::carryOut(const PeoplePlan& plan, const PeopleDecider& decider) {
    if (!plan.acts.empty()) {
        const auto done = Administration(store_, identity_, clock_, random_).perform(plan.acts);
        if (!done)
            return done.error();
    }
    if (!plan.closed.empty()) {
        const auto certificates = store_.signers().certificates(plan.closed);
        if (!certificates)
            return certificates.error();
        for (const auto& certificate : *certificates) {
            const auto given = store_.tabletCommands().give(
                {certificate.tablet, {0, CommandKind::Wipe, decider.nowMs}, decider.by, decider.why, std::nullopt});
            if (!given)
                return given.error();
        }
    }
    if (!plan.sets.empty()) {
        std::vector<ReferenceContent> contents;
        for (const auto& set : plan.sets)
            contents.push_back(set.content);
        const auto replaced = store_.catalogue().replaceReferenceSets(contents, decider.nowMs);
        if (!replaced)
            return replaced.error();
    }
    return plan.change.isEmpty() ? success() : store_.people().apply(plan.change, decider.nowMs);
}

} // namespace seenheard
