#include "app/services/TabletPeopleService.h"

#include "app/services/NotedPeople.h"

#include <algorithm>

namespace seenheard {

namespace {

/// An age alone fits a hundred children.
bool saysWho(const PersonFacts& facts) {
    return !facts.name.given.empty() || !facts.name.surname.empty() || facts.born;
}

} // namespace

Result<std::vector<PossibleChild>> TabletPeopleService::whoMayBe(
    const DraftView& draft, const RegisterKey& place, std::size_t most) {
    std::vector<PossibleChild> children;
    const auto facts = factsNoted(draft, place, directory_, clock_.now());
    if (!saysWho(facts))
        return children;
    auto people = weighing_.like(facts);
    if (!people)
        return people.error();
    auto named = namedIn(draft);
    if (!named)
        return named.error();
    for (const auto& one : *people) {
        if (children.size() == most)
            break;
        if (one.person.record == draft.record)
            continue;
        auto same = people_.together(one.person.person);
        if (!same)
            return same.error();
        const bool known =
            std::any_of(same->begin(), same->end(), [&](const std::string& id) { return named->contains(id); });
        named->merge(*same);
        if (!known)
            children.push_back(weighing_.shown(one));
    }
    return children;
}

Result<std::set<std::string>> TabletPeopleService::namedIn(const DraftView& draft) {
    std::set<std::string> named;
    for (const auto& [key, value] : draft.answers)
        if (const auto* picked = std::get_if<Reference>(&value); picked && picked->kind == "person") {
            auto same = people_.together(picked->id);
            if (!same)
                return same.error();
            named.merge(*same);
        }
    return named;
}

Result<ReferenceItem> TabletPeopleService::person(const Reference& person) {
    auto item = directory_.item(person);
    if (!item)
        return fail(
            ErrorCode::NotFound, "That child is not known on this tablet. An exchange may bring what is noted.");
    return *std::move(item);
}

} // namespace seenheard
