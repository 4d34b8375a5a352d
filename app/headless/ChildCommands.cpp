#include "app/headless/ChildCommands.h"

#include "app/headless/CommandWords.h"
#include "sync/forms/IsoTime.h"

#include <nlohmann/json.hpp>

namespace seenheard {

using nlohmann::ordered_json;

namespace {

constexpr std::size_t mostFound = 50;
constexpr std::size_t mostContacts = 1000;
constexpr std::size_t indexedAtOnce = 1000;

Status indexAll(Tablet& tablet) {
    for (;;) {
        const auto more = tablet.index().index(indexedAtOnce);
        if (!more)
            return more.error();
        if (!*more)
            return success();
    }
}

ordered_json jsonOf(const ChildWords& words) {
    return {{"quote", words.quote}, {"question", words.question}, {"could_hear", words.couldHear},
        {"not_alone", words.notAlone}, {"officer", words.officerName}, {"time", isoText(words.writtenAt)}};
}

ordered_json jsonOf(const ChildContact& contact) {
    ordered_json json{{"record", contact.record.hex()}, {"form", contact.formTitle}, {"title", contact.title},
        {"named_as", contact.namedAs}, {"officers", contact.officers}, {"time", isoText(contact.at)},
        {"seen", contact.seen}, {"not_seen", contact.notSeen}, {"seemed", contact.seemed}};
    json["words"] = ordered_json::array();
    for (const auto& words : contact.words)
        json["words"].push_back(jsonOf(words));
    json["concern"] = contact.concern;
    json["done"] = contact.done;
    json["came_of_it"] = contact.cameOfIt;
    json["differences"] = contact.differences;
    json["clocks"] = ordered_json::array();
    for (const auto& clock : contact.clocks)
        json["clocks"].push_back({{"rule", clock.rule}, {"what", clock.what}, {"due", isoText(*clock.due)}});
    return json;
}

ordered_json jsonOf(const ChildLife& life) {
    ordered_json json{
        {"ref", life.person.id}, {"title", life.title}, {"detail", life.detail}, {"also_written_as", life.alsoKnownAs}};
    json["flags"] = ordered_json::array();
    for (const auto& flag : life.flags)
        json["flags"].push_back({{"name", flag.name}, {"label", flag.label}});
    json["flags_as_of"] = life.asAtMs == 0 ? ordered_json(nullptr) : ordered_json(isoText(Instant{life.asAtMs, 0, {}}));
    json["counts"] = ordered_json::array();
    for (const auto& count : life.counts)
        json["counts"].push_back(
            {{"form", count.formTitle}, {"three_months", count.threeMonths}, {"twelve_months", count.twelveMonths}});
    json["contacts"] = ordered_json::array();
    for (const auto& contact : life.contacts)
        json["contacts"].push_back(jsonOf(contact));
    json["more"] = life.more;
    return json;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& one : words)
        text += (text.empty() ? "" : ", ") + one;
    return text;
}

std::string textOf(const ChildContact& contact) {
    auto text = momentWords(contact.at) + "  " + contact.formTitle + "  " + contact.title + "  "
        + joined(contact.officers) + "  " + contact.record.hex() + '\n';
    if (!contact.seen.empty())
        text += "    " + contact.seen + '\n';
    if (!contact.seemed.empty())
        text += "    " + joined(contact.seemed) + '\n';
    for (const auto& words : contact.words)
        text += "    “" + words.quote + "”" + (words.notAlone ? " (not alone)" : "") + '\n';
    if (!contact.done.empty())
        text += "    Done: " + joined(contact.done) + '\n';
    if (contact.differences > 0)
        text += "    Officers differ: " + std::to_string(contact.differences) + '\n';
    return text;
}

std::string textOf(const ChildLife& life) {
    auto text = life.title + ", " + life.detail + '\n';
    for (const auto& flag : life.flags)
        text += "  " + flag.label + '\n';
    for (const auto& contact : life.contacts)
        text += textOf(contact);
    return text;
}

using Saying = Result<RecordId> (PersonLinkService::*)(const Reference&, const Reference&, std::string_view);

Result<CommandOutput> say(const CommandLine& line, Tablet& tablet, Saying saying, const char* same) {
    auto one = wordAt(line, 2, "The first child's reference");
    auto other = wordAt(line, 3, "The other child's reference");
    auto reason = line.required("reason");
    if (!one)
        return one.error();
    if (!other)
        return other.error();
    if (!reason)
        return reason.error();
    if (auto indexed = indexAll(tablet); !indexed)
        return indexed.error();
    auto record = (tablet.links().*saying)(Reference{"person", *one}, Reference{"person", *other}, *reason);
    if (!record)
        return record.error();
    return print(line, {{"record", record->hex()}, {"same", same}}, "Saved on this tablet.\n");
}

} // namespace

Result<CommandOutput> findChild(const CommandLine& line, Tablet& tablet) {
    auto words = wordsFrom(line, 2, "A name");
    if (!words)
        return words.error();
    if (auto indexed = indexAll(tablet); !indexed)
        return indexed.error();
    auto found = tablet.viewing().show(tablet.reads().toShow().find(*words, {0, 0, mostFound}));
    if (!found)
        return found.error();
    auto json = ordered_json::array();
    std::string text;
    for (const auto& child : found->children) {
        json.push_back({{"ref", child.person.id}, {"title", child.title}, {"detail", child.detail}});
        text += child.person.id + "  " + child.title + "  " + child.detail + '\n';
    }
    return print(line, {{"children", std::move(json)}}, std::move(text));
}

Result<CommandOutput> showChild(const CommandLine& line, Tablet& tablet) {
    auto person = wordAt(line, 2, "The child's reference");
    if (!person)
        return person.error();
    if (auto indexed = indexAll(tablet); !indexed)
        return indexed.error();
    auto life = tablet.viewing().show(tablet.reads().toShow().child(Reference{"person", *person}, mostContacts));
    if (!life)
        return life.error();
    return print(line, jsonOf(*life), textOf(*life));
}

Result<CommandOutput> linkChildren(const CommandLine& line, Tablet& tablet) {
    return say(line, tablet, &PersonLinkService::link, "yes");
}

Result<CommandOutput> partChildren(const CommandLine& line, Tablet& tablet) {
    return say(line, tablet, &PersonLinkService::part, "no");
}

} // namespace seenheard
