#include "app/headless/ReadingCommands.h"

#include "app/headless/CommandWords.h"
#include "app/headless/ViewJson.h"
#include "app/headless/ViewText.h"

#include <nlohmann/json.hpp>

namespace seenheard {

using nlohmann::ordered_json;

Result<CommandOutput> listForms(const CommandLine& line, Tablet& tablet) {
    auto forms = tablet.reads().forms().withWithdrawn();
    if (!forms)
        return forms.error();
    auto json = ordered_json::array();
    std::string text;
    for (const auto& form : *forms) {
        const auto offered = tablet.reads().forms().offers(form->id());
        if (!offered)
            return offered.error();
        json.push_back({{"id", form->id()}, {"version", form->version()}, {"title", form->title()},
            {"hash", form->hash().hex()}, {"withdrawn", !*offered}});
        text += form->id() + "  " + form->version() + "  " + form->title() + (*offered ? "\n" : "  (withdrawn)\n");
    }
    return print(line, {{"forms", std::move(json)}}, std::move(text));
}

Result<CommandOutput> showForm(const CommandLine& line, Tablet& tablet) {
    auto id = wordAt(line, 2, "The form's name");
    if (!id)
        return id.error();
    auto form = formNamed(tablet, *id);
    if (!form)
        return form.error();
    const auto json = jsonOf(**form);
    return print(line, json, textOf(**form));
}

Result<CommandOutput> findReference(const CommandLine& line, Tablet& tablet) {
    auto words = wordsFrom(line, 2, "What to look for");
    if (!words)
        return words.error();
    auto items = tablet.reads().reference().find(*words, 50);
    if (!items)
        return items.error();
    auto json = ordered_json::array();
    std::string text;
    for (const auto& item : *items) {
        json.push_back(jsonOf(item));
        text += item.reference.id + "  " + item.reference.kind + "  " + item.title + "  " + item.detail + '\n';
    }
    return print(line, {{"items", std::move(json)}}, std::move(text));
}

Result<CommandOutput> showRecord(const CommandLine& line, Tablet& tablet) {
    auto record = recordAt(line, 2);
    if (!record)
        return record.error();
    auto view = tablet.viewing().show(tablet.reads().toShow().record(*record));
    if (!view)
        return view.error();
    return print(line, jsonOf(*view), textOf(*view));
}

Result<CommandOutput> showHistory(const CommandLine& line, Tablet& tablet) {
    auto record = recordAt(line, 2);
    if (!record)
        return record.error();
    auto rows = tablet.viewing().show(tablet.reads().toShow().history(*record));
    if (!rows)
        return rows.error();
    auto json = ordered_json::array();
    std::string text;
    for (const auto& row : *rows) {
        json.push_back(jsonOf(row));
        text += textOf(row);
    }
    return print(line, {{"record", record->hex()}, {"history", std::move(json)}}, std::move(text));
}

Result<CommandOutput> listRecords(const CommandLine& line, Tablet& tablet) {
    auto most = countOption(line, "most", 1000);
    auto after = countOption(line, "after", 0);
    if (!most)
        return most.error();
    if (!after)
        return after.error();
    auto summaries = tablet.reads().records().list(*most, *after);
    if (!summaries)
        return summaries.error();
    auto count = tablet.reads().records().count();
    if (!count)
        return count.error();
    auto json = ordered_json::array();
    std::string text;
    for (const auto& summary : *summaries) {
        json.push_back(jsonOf(summary));
        text += textOf(summary);
    }
    return print(line, {{"count", *count}, {"records", std::move(json)}}, std::move(text));
}

constexpr std::size_t mostFound = 50;

Result<CommandOutput> findWords(const CommandLine& line, Tablet& tablet) {
    auto words = wordsFrom(line, 1, "What to look for");
    if (!words)
        return words.error();
    for (auto more = tablet.index().index(1000);; more = tablet.index().index(1000)) {
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    auto found = tablet.viewing().show(tablet.reads().toShow().find(*words, {mostFound, mostFound, 0}));
    if (!found)
        return found.error();
    auto json = ordered_json::array();
    std::string text;
    for (const auto& one : found->records) {
        auto row = jsonOf(one.record);
        const auto& around = one.words.value();
        row["field"] = around.fieldLabel;
        row["excerpt"] = around.excerpt;
        json.push_back(std::move(row));
        text += textOf(one.record) + "    " + around.fieldLabel + ": " + around.excerpt + '\n';
    }
    return print(line, {{"found", std::move(json)}}, std::move(text));
}

Result<CommandOutput> listDifferences(const CommandLine& line, Tablet& tablet) {
    auto open = tablet.viewing().show(tablet.reads().toShow().differences());
    if (!open)
        return open.error();
    auto json = ordered_json::array();
    std::string text;
    for (const auto& difference : *open) {
        json.push_back(jsonOf(difference));
        text += textOf(difference);
    }
    return print(
        line, {{"differences", std::move(json)}}, open->empty() ? "No differences are open.\n" : std::move(text));
}

Result<CommandOutput> checkStore(const CommandLine& line, Tablet& tablet) {
    const auto status = tablet.integrity().sweepWhole();
    if (!status)
        return status.error();
    return print(line, jsonOf(*status), textOf(*status));
}

Result<CommandOutput> showStatus(const CommandLine& line, Tablet& tablet) {
    auto status = tablet.sync().status();
    if (!status)
        return status.error();
    auto differences = tablet.reads().differences().count();
    if (!differences)
        return differences.error();
    auto standing = tablet.reads().standing().standing();
    if (!standing)
        return standing.error();
    const auto& who = tablet.enrolment();
    ordered_json json{{"officer", who.officerName}, {"device", who.tabletName}, {"role", wordFor(status->role)},
        {"team", who.team}, {"district", who.district}, {"server", who.serverUrl}};
    json.update(jsonOf(*status));
    json.update(jsonOf(*standing));
    json["differences"] = *differences;
    return print(line, json, textOf(who, *status, *differences));
}

} // namespace seenheard
