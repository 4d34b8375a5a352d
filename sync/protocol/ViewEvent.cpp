#include "sync/protocol/ViewEvent.h"

#include <algorithm>
#include <array>
#include <map>

namespace seenheard {

namespace {

// Numbers of the fields of the form `viewing`.
constexpr FieldNumber viewsList = 16;
constexpr FieldNumber atField = 17;
constexpr FieldNumber howField = 18;
constexpr FieldNumber whyField = 19;
constexpr FieldNumber recordsField = 20;
constexpr FieldNumber peopleField = 21;

constexpr std::array allKinds{ViewKind::Record, ViewKind::History, ViewKind::Child, ViewKind::Search, ViewKind::Review,
    ViewKind::Differences, ViewKind::Feedback, ViewKind::SameChild, ViewKind::Picture, ViewKind::Writing};
constexpr std::array allReasons{ViewReason::Response, ViewReason::Review, ViewReason::FollowUp, ViewReason::Audit};

/// Ids of loaded people may be anything but more than one line.
std::vector<std::string> wordsIn(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        if (end > from)
            words.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : "\n") + word;
    return text;
}

/// An event as it is put together from its registers.
struct Reading {
    LoggedView logged;
    bool hasKind = false;
};

void take(Reading& reading, FieldNumber field, const Value& value) {
    if (const auto* at = std::get_if<Instant>(&value); at != nullptr && field == atField)
        reading.logged.event.at = *at;
    const auto* text = std::get_if<Text>(&value);
    if (text == nullptr)
        return;
    if (field == howField) {
        const auto kind =
            std::find_if(allKinds.begin(), allKinds.end(), [text](ViewKind each) { return wordFor(each) == *text; });
        reading.hasKind = kind != allKinds.end();
        if (reading.hasKind)
            reading.logged.event.view.how = *kind;
    } else if (field == whyField) {
        reading.logged.event.why = viewReasonFrom(*text).value_or(ViewReason::None);
    } else if (field == recordsField) {
        for (const auto& word : wordsIn(*text))
            if (const auto id = RecordId::fromHex(word))
                reading.logged.event.view.records.push_back(*id);
    } else if (field == peopleField) {
        reading.logged.event.view.people = wordsIn(*text);
    }
}

} // namespace

std::string_view wordFor(ViewKind kind) {
    switch (kind) {
    case ViewKind::Record: return "record";
    case ViewKind::History: return "history";
    case ViewKind::Child: return "child";
    case ViewKind::Search: return "search";
    case ViewKind::Review: return "review";
    case ViewKind::Differences: return "differences";
    case ViewKind::Feedback: return "feedback";
    case ViewKind::SameChild: return "same_child";
    case ViewKind::Picture: return "picture";
    case ViewKind::Writing: return "writing";
    }
    return "unknown";
}

std::string_view wordFor(ViewReason reason) {
    switch (reason) {
    case ViewReason::None: return "";
    case ViewReason::Response: return "response";
    case ViewReason::Review: return "review";
    case ViewReason::FollowUp: return "follow_up";
    case ViewReason::Audit: return "audit";
    }
    return "";
}

std::optional<ViewReason> viewReasonFrom(std::string_view word) {
    const auto found =
        std::find_if(allReasons.begin(), allReasons.end(), [word](ViewReason each) { return wordFor(each) == word; });
    return found == allReasons.end() ? std::nullopt : std::optional(*found);
}

Part partOf(const std::vector<ViewEvent>& events, Random& random) {
    Part part;
    part.record = random.id<RecordId>();
    for (const auto& event : events) {
        const auto item = random.id<ItemId>();
        const auto say = [&](FieldNumber field, Value value) {
            part.operations.push_back(
                {RegisterKey{{viewsList, item, field}}, std::move(value), {}, std::nullopt, std::nullopt});
        };
        say(atField, event.at);
        say(howField, Text(wordFor(event.view.how)));
        if (event.why != ViewReason::None)
            say(whyField, Text(wordFor(event.why)));
        std::vector<std::string> records;
        for (const auto& record : event.view.records)
            records.push_back(record.hex());
        if (!records.empty())
            say(recordsField, Text(joined(records)));
        if (!event.view.people.empty())
            say(peopleField, Text(joined(event.view.people)));
    }
    return part;
}

std::vector<LoggedView> viewsIn(const RecordState& record) {
    // Whoever adds to another's item speaks of a look of his own.
    std::map<std::pair<ItemId, SignerId>, Reading> readings;
    for (const auto& [key, heads] : record.registers) {
        if (key.path.size() != 3 || heads.empty() || key.path.front() != RegisterKey::Component(viewsList))
            continue;
        const auto* item = std::get_if<ItemId>(&key.path[1]);
        const auto* field = std::get_if<FieldNumber>(&key.path[2]);
        if (item == nullptr || field == nullptr)
            continue;
        for (const auto& head : heads) {
            auto& reading = readings[{*item, head.id.signer}];
            reading.logged.signer = head.id.signer;
            take(reading, *field, head.value);
        }
    }
    std::vector<LoggedView> views;
    for (auto& [item, reading] : readings)
        if (reading.hasKind)
            views.push_back(std::move(reading.logged));
    std::stable_sort(views.begin(), views.end(),
        [](const LoggedView& one, const LoggedView& other) { return one.event.at.utcMs < other.event.at.utcMs; });
    return views;
}

} // namespace seenheard
