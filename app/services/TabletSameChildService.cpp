#include "app/services/TabletSameChildService.h"

#include "sync/forms/IsoTime.h"
#include "sync/people/PlainName.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t mostNamed = 200;

void addOnce(const std::string& words, std::vector<std::string>& all) {
    if (!words.empty() && std::find(all.begin(), all.end(), words) == all.end())
        all.push_back(words);
}

/// Every answer to one question about one child, each once.
template<typename Words>
std::string joined(const std::vector<KnownPerson>& rows, Words words) {
    std::vector<std::string> all;
    for (const auto& row : rows)
        for (const auto& each : words(row))
            addOnce(each, all);
    std::string text;
    for (const auto& each : all)
        text += (text.empty() ? "" : "; ") + each;
    return text;
}

using Texts = std::vector<std::string>;

Texts names(const KnownPerson& row) {
    return {row.title};
}

Texts births(const KnownPerson& row) {
    return row.facts.born ? Texts{dateWords(*row.facts.born)} : Texts{};
}

Texts sexes(const KnownPerson& row) {
    return {row.facts.sex};
}

Texts places(const KnownPerson& row) {
    Texts all;
    for (const auto& place : row.facts.places)
        all.push_back(place.text);
    return all;
}

Texts contacts(const KnownPerson& row) {
    return {row.facts.contact};
}

std::string knownFrom(const std::vector<KnownPerson>& rows) {
    const auto records = std::count_if(rows.begin(), rows.end(), [](const KnownPerson& row) { return row.record; });
    const bool loaded = std::any_of(rows.begin(), rows.end(), [](const KnownPerson& row) { return !row.record; });
    const std::string noted = records == 0 ? std::string()
        : records == 1                     ? "one record"
                                           : std::to_string(records) + " records";
    return loaded && !noted.empty() ? "the force's data, " + noted : loaded ? "the force's data" : noted;
}

const HeadView* standing(const std::vector<FieldView>& fields, std::string_view name) {
    for (const auto& field : fields) {
        if (!field.field || field.field->name != name || field.heads.empty())
            continue;
        for (const auto& head : field.heads)
            if (head.standsIn)
                return &head;
        return &field.heads.front();
    }
    return nullptr;
}

bool differs(const std::vector<FieldView>& fields, std::string_view name) {
    return std::any_of(fields.begin(), fields.end(),
        [&](const FieldView& field) { return field.field && field.field->name == name && field.difference; });
}

} // namespace

Result<std::vector<KnownPerson>> TabletSameChildService::rowsOf(const Reference& person) {
    const auto ids = people_.together(person.id);
    if (!ids)
        return ids.error();
    return people_.of(*ids);
}

Result<std::vector<WeighedPerson>> TabletSameChildService::candidates(
    const std::vector<KnownPerson>& own, std::string_view words) {
    std::vector<KnownPerson> named;
    if (!words.empty()) {
        auto found = people_.named(plainWords(words), mostNamed);
        if (!found)
            return found.error();
        named = *std::move(found);
        std::erase_if(named, [&](const KnownPerson& each) { return weighing_.isAdult(each.facts); });
    }
    std::vector<WeighedPerson> all;
    for (const auto& row : own) {
        auto like = words.empty() ? weighing_.like(row.facts) : Result(weighing_.weighed(row.facts, named));
        if (!like)
            return like.error();
        all.insert(all.end(), std::make_move_iterator(like->begin()), std::make_move_iterator(like->end()));
    }
    std::stable_sort(all.begin(), all.end(),
        [](const WeighedPerson& left, const WeighedPerson& right) { return left.bits > right.bits; });
    return all;
}

Result<std::vector<PossibleChild>> TabletSameChildService::whoElse(
    const Reference& person, std::string_view words, std::size_t most) {
    const auto own = rowsOf(person);
    if (!own)
        return own.error();
    auto shown = people_.together(person.id);
    if (!shown)
        return shown.error();
    const auto all = candidates(*own, words);
    if (!all)
        return all.error();
    std::vector<PossibleChild> children;
    for (const auto& each : *all) {
        if (children.size() == most)
            break;
        if (shown->contains(each.person.person))
            continue;
        auto same = people_.together(each.person.person);
        if (!same)
            return same.error();
        auto rows = people_.of(*same);
        if (!rows)
            return rows.error();
        shown->merge(*same);
        children.push_back(weighing_.shown(each));
        // What speaks against it anywhere is said, whichever of the notes is the likest.
        for (const auto& row : *own)
            for (const auto& other : weighing_.weighed(row.facts, *rows))
                children.back().elsewhere.push_back(other.comparison);
    }
    return children;
}

Result<std::vector<FactBeside>> TabletSameChildService::beside(const Reference& one, const Reference& other) {
    const auto left = rowsOf(one);
    if (!left)
        return left.error();
    const auto right = rowsOf(other);
    if (!right)
        return right.error();
    std::vector<FactBeside> facts;
    const auto add = [&](const char* label, const auto& words) {
        FactBeside fact{label, joined(*left, words), joined(*right, words)};
        if (!fact.one.empty() || !fact.other.empty())
            facts.push_back(std::move(fact));
    };
    add("Name", names);
    add("Born", births);
    add("Sex", sexes);
    add("Lives or was seen at", places);
    add("Telephone or e-mail", contacts);
    facts.push_back({"Known from", knownFrom(*left), knownFrom(*right)});
    return facts;
}

Result<std::vector<LinkedPair>> TabletSameChildService::links(const Reference& person) {
    const auto ids = people_.together(person.id);
    if (!ids)
        return ids.error();
    std::vector<LinkedPair> pairs;
    std::set<RecordId> read;
    for (const auto& id : *ids) {
        const auto linking = people_.linking(id);
        if (!linking)
            return linking.error();
        for (const auto& record : *linking) {
            if (!read.insert(record).second)
                continue;
            const auto view = records_.show(record);
            if (!view)
                return view.error();
            const auto* one = standing(view->fields, "one");
            const auto* other = standing(view->fields, "other");
            const auto* same = standing(view->fields, "same");
            if (!one || !other || !same || same->value != Value(Text("yes")))
                continue;
            const auto* first = std::get_if<Reference>(&one->value);
            const auto* second = std::get_if<Reference>(&other->value);
            if (!first || !second)
                continue;
            if (second->id == person.id)
                std::swap(first, second);
            const auto* because = standing(view->fields, "because");
            pairs.push_back({*first, *second, titleOf(*second), because ? because->words : std::string(),
                same->officerName, same->writtenAt, differs(view->fields, "same")});
        }
    }
    return pairs;
}

std::string TabletSameChildService::titleOf(const Reference& person) const {
    const auto item = directory_.item(person);
    return item ? item->title : "A child whose record has not arrived yet";
}

} // namespace seenheard
