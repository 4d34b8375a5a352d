#include "app/services/TabletChildService.h"

#include "app/services/ChildContacts.h"
#include "app/services/ItemTitles.h"
#include "app/services/RecordClocks.h"
#include "sync/forms/IsoTime.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr int adultAge = 18;
constexpr std::int64_t dayMs = std::int64_t{24} * 3600 * 1000;
constexpr std::int64_t threeMonthsMs = 92 * dayMs;
constexpr std::int64_t twelveMonthsMs = 365 * dayMs;
constexpr std::size_t mostNamed = 400;

/// Whole years; less than none where the birth is not known.
int yearsOf(const PersonFacts& facts, const Instant& now) {
    return facts.born ? yearsAt(isoText(*facts.born), now).value_or(-1) : -1;
}

std::string bornWords(const PersonFacts& facts, const Instant& now) {
    if (!facts.born)
        return {};
    const auto years = yearsOf(facts, now);
    return (years >= 0 ? std::to_string(years) + " years, " : std::string()) + "born " + dateWords(*facts.born);
}

void count(const ChildContact& contact, const Instant& now, std::vector<ContactCount>& counts) {
    auto found = std::find_if(
        counts.begin(), counts.end(), [&](const ContactCount& each) { return each.formTitle == contact.formTitle; });
    const auto age = now.utcMs - contact.at.utcMs;
    if (age > twelveMonthsMs)
        return;
    if (found == counts.end())
        found = counts.insert(counts.end(), ContactCount{contact.formTitle});
    ++found->twelveMonths;
    if (age <= threeMonthsMs)
        ++found->threeMonths;
}

} // namespace

Result<ChildLife> TabletChildService::life(const Reference& person, std::size_t mostContacts) {
    const auto persons = parts_.people.together(person.id);
    if (!persons)
        return persons.error();
    const auto rows = parts_.people.of(*persons);
    if (!rows)
        return rows.error();
    ChildLife life;
    life.person = person;
    // Who was loaded a moment ago is known before being filed.
    if (const auto known = parts_.directory.item(person)) {
        life.title = known->title;
        life.detail = known->detail;
    } else if (rows->empty()) {
        return fail(
            ErrorCode::NotFound, "That child is not known on this tablet. An exchange may bring what is noted.");
    }
    name(*rows, life);
    if (auto added = addFlags(*persons, life); !added)
        return added.error();
    if (auto added = addContacts(*rows, mostContacts, life); !added)
        return added.error();
    return life;
}

void TabletChildService::name(const std::vector<KnownPerson>& rows, ChildLife& life) const {
    for (const auto& row : rows) {
        if (life.title.empty())
            life.title = row.title;
        if (auto born = bornWords(row.facts, parts_.clock.now());
            !born.empty() && life.detail.find("born") == std::string::npos)
            life.detail = std::move(born);
        if (row.title != life.title && row.facts.name != PlainName{}
            && std::find(life.alsoKnownAs.begin(), life.alsoKnownAs.end(), row.title) == life.alsoKnownAs.end())
            life.alsoKnownAs.push_back(row.title);
    }
    life.initials = initialsOf(life.title);
}

Status TabletChildService::addFlags(const std::set<std::string>& persons, ChildLife& life) {
    for (const auto& id : persons) {
        if (isNotedPersonId(id))
            continue;
        const auto briefing = parts_.reference.briefing(Reference{"person", id});
        if (!briefing && briefing.error().code == ErrorCode::NotFound)
            continue;
        if (!briefing)
            return briefing.error();
        life.asAtMs = briefing->asAtMs;
        for (const auto& flag : briefing->flags)
            if (flag.subject.kind == "person" && persons.contains(flag.subject.id))
                life.flags.push_back(flag);
    }
    return success();
}

Status TabletChildService::addContacts(const std::vector<KnownPerson>& rows, std::size_t most, ChildLife& life) {
    const auto now = parts_.clock.now();
    for (const auto& row : rows) {
        if (!row.record)
            continue;
        if (life.contacts.size() == most) {
            life.more = true;
            break;
        }
        const auto view = parts_.records.show(*row.record);
        if (!view)
            return view.error();
        auto contact = contactIn(*view, row.item);
        auto clocks = runningClocks(parts_.local, *view, now);
        if (!clocks)
            return clocks.error();
        contact.clocks = *std::move(clocks);
        std::erase_if(contact.clocks, [&](const Consequence& each) { return each.child && *each.child != row.item; });
        if (contact.namedAs.empty())
            contact.namedAs = row.title;
        count(contact, now, life.counts);
        life.contacts.push_back(std::move(contact));
    }
    std::stable_sort(life.contacts.begin(), life.contacts.end(),
        [](const ChildContact& left, const ChildContact& right) { return left.at.utcMs > right.at.utcMs; });
    return success();
}

Result<std::vector<FoundChild>> TabletChildService::find(std::string_view words, std::size_t most) {
    const auto named = parts_.people.named(plainWords(words), mostNamed);
    if (!named)
        return named.error();
    const auto now = parts_.clock.now();
    std::vector<FoundChild> found;
    std::set<std::string> shown;
    for (const auto& person : *named) {
        const auto years = yearsOf(person.facts, now);
        if (found.size() == most || years >= adultAge || shown.contains(person.person))
            continue;
        auto same = parts_.people.together(person.person);
        if (!same)
            return same.error();
        shown.merge(*same);
        auto detail = bornWords(person.facts, now);
        if (detail.empty())
            detail = person.record ? "noted " + dateWords(localDay(Instant{person.atMs, now.offsetMinutes, {}}))
                                   : std::string();
        auto initials = initialsOf(person.title);
        if (years >= 0)
            initials += ", " + std::to_string(years);
        found.push_back({{"person", person.person}, person.title, std::move(initials), std::move(detail)});
    }
    return found;
}

} // namespace seenheard
