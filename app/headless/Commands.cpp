#include "app/headless/Commands.h"

#include "app/headless/DeliveryWords.h"
#include "app/headless/ViewJson.h"
#include "app/headless/ViewText.h"
#include "platform/base/File.h"
#include "sync/forms/Json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <iostream>
#include <iterator>

namespace seenheard {

using nlohmann::ordered_json;

namespace {

constexpr std::size_t largestAnswersFile = 1024ULL * 1024;

CommandOutput print(const CommandLine& line, const ordered_json& json, std::string text) {
    if (line.json)
        return {json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n'};
    return {std::move(text)};
}

Result<std::string> wordAt(const CommandLine& line, std::size_t at, std::string_view what) {
    if (at < line.words.size())
        return line.words[at];
    return fail(ErrorCode::InvalidInput, std::string(what) + " is missing. See seenheard-tablet --help.");
}

/// All words from `from` on, as a person types them without quotation marks.
Result<std::string> wordsFrom(const CommandLine& line, std::size_t from, std::string_view what) {
    std::string text;
    for (auto at = from; at < line.words.size(); ++at)
        text += (text.empty() ? "" : " ") + line.words[at];
    if (text.empty())
        return fail(ErrorCode::InvalidInput, std::string(what) + " is missing. See seenheard-tablet --help.");
    return text;
}

Result<RecordId> recordAt(const CommandLine& line, std::size_t at) {
    auto word = wordAt(line, at, "The record's id");
    if (!word)
        return word.error();
    const auto id = RecordId::fromHex(*word);
    if (!id)
        return fail(ErrorCode::InvalidInput,
            "That is not a record's id: it has 32 hexadecimal digits, as `record list` prints it.");
    return *id;
}

Result<std::size_t> countOption(const CommandLine& line, const std::string& name, std::size_t otherwise) {
    const auto text = line.option(name);
    if (!text)
        return otherwise;
    std::size_t value = 0;
    const auto [end, failure] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (failure != std::errc() || end != text->data() + text->size())
        return fail(ErrorCode::InvalidInput, "--" + name + " takes a whole number.");
    return value;
}

Result<std::string> answersText(const CommandLine& line) {
    auto file = line.required("answers");
    if (!file)
        return file.error();
    if (*file == "-") {
        std::string text{std::istreambuf_iterator<char>(std::cin), {}};
        if (text.size() > largestAnswersFile)
            return fail(ErrorCode::TooLarge, "The answers are larger than 1 MiB.");
        return text;
    }
    auto octets = readFile(*file, largestAnswersFile);
    if (!octets)
        return octets.error();
    return std::string(textOf(*octets));
}

Result<std::shared_ptr<const FormDefinition>> formNamed(Tablet& tablet, const std::string& id) {
    auto forms = tablet.reads().forms().all();
    if (!forms)
        return forms.error();
    for (const auto& form : *forms)
        if (form->id() == id)
            return form;
    return fail(ErrorCode::UnknownForm,
        "This tablet has no form of that name. `forms list` prints those it has; an exchange fetches new ones.");
}

/// "incident-17" or "incident:incident-17": something that was loaded and that this form can be about.
Result<Reference> aboutNamed(Tablet& tablet, const FormDefinition& form, const std::string& text) {
    const auto colon = text.find(':');
    for (const auto& kind : form.aboutKinds()) {
        Reference reference{kind, text};
        if (colon != std::string::npos && text.substr(0, colon) == kind)
            reference.id = text.substr(colon + 1);
        if (auto item = tablet.reads().reference().item(reference))
            return item->reference;
    }
    return fail(ErrorCode::NotFound,
        "Nothing loaded on this tablet has that reference. `reference find TEXT` prints references; an exchange loads "
        "new ones.");
}

Result<CommandOutput> listForms(const CommandLine& line, Tablet& tablet) {
    auto forms = tablet.reads().forms().all();
    if (!forms)
        return forms.error();
    auto json = ordered_json::array();
    std::string text;
    for (const auto& form : *forms) {
        json.push_back(
            {{"id", form->id()}, {"version", form->version()}, {"title", form->title()}, {"hash", form->hash().hex()}});
        text += form->id() + "  " + form->version() + "  " + form->title() + '\n';
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

Result<CommandOutput> newRecord(const CommandLine& line, Tablet& tablet) {
    auto formId = wordAt(line, 2, "The form's name");
    if (!formId)
        return formId.error();
    auto form = formNamed(tablet, *formId);
    if (!form)
        return form.error();
    auto answers = answersText(line);
    if (!answers)
        return answers.error();
    std::optional<Reference> about;
    if (const auto named = line.option("about")) {
        auto found = aboutNamed(tablet, **form, *named);
        if (!found)
            return found.error();
        about = *found;
    }
    auto record = tablet.capture().record(*formId, *answers, about);
    if (!record)
        return record.error();
    return print(line, {{"record", record->hex()}}, record->hex() + '\n');
}

Result<CommandOutput> amendRecord(const CommandLine& line, Tablet& tablet) {
    auto record = recordAt(line, 2);
    if (!record)
        return record.error();
    auto answers = answersText(line);
    if (!answers)
        return answers.error();
    if (auto done = tablet.capture().amend(*record, *answers, line.option("reason").value_or("")); !done)
        return done.error();
    return print(line, {{"record", record->hex()}}, "Saved on this tablet.\n");
}

Result<CommandOutput> submitRecord(const CommandLine& line, Tablet& tablet) {
    auto record = recordAt(line, 2);
    if (!record)
        return record.error();
    if (auto done = tablet.capture().submitRecord(*record); !done)
        return done.error();
    return print(line, {{"record", record->hex()}, {"submitted", true}}, "Submitted; saved on this tablet.\n");
}

Result<CommandOutput> showRecord(const CommandLine& line, Tablet& tablet) {
    auto record = recordAt(line, 2);
    if (!record)
        return record.error();
    auto view = tablet.reads().records().show(*record);
    if (!view)
        return view.error();
    return print(line, jsonOf(*view), textOf(*view));
}

Result<CommandOutput> showHistory(const CommandLine& line, Tablet& tablet) {
    auto record = recordAt(line, 2);
    if (!record)
        return record.error();
    auto rows = tablet.reads().records().history(*record);
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
    auto found = tablet.reads().find().find(*words, 50);
    if (!found)
        return found.error();
    auto json = ordered_json::array();
    std::string text;
    for (const auto& one : *found) {
        auto row = jsonOf(one.record);
        row["field"] = one.fieldLabel;
        row["excerpt"] = one.excerpt;
        json.push_back(std::move(row));
        text += textOf(one.record) + "    " + one.fieldLabel + ": " + one.excerpt + '\n';
    }
    return print(line, {{"found", std::move(json)}}, std::move(text));
}

Result<CommandOutput> listDifferences(const CommandLine& line, Tablet& tablet) {
    auto open = tablet.reads().differences().open();
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

Result<CommandOutput> decide(const CommandLine& line, Tablet& tablet) {
    auto record = recordAt(line, 1);
    auto path = wordAt(line, 2, "The field, as `record show` prints its path,");
    auto value = line.required("value");
    auto reason = line.required("reason");
    if (!record)
        return record.error();
    if (!path)
        return path.error();
    if (!value)
        return value.error();
    if (!reason)
        return reason.error();
    if (auto done = tablet.decisions().decide(*record, *path, *value, *reason); !done)
        return done.error();
    return print(
        line, {{"record", record->hex()}, {"field", *path}, {"decided", true}}, "Decided; saved on this tablet.\n");
}

Result<CommandOutput> showStatus(const CommandLine& line, Tablet& tablet) {
    auto status = tablet.sync().status();
    if (!status)
        return status.error();
    auto differences = tablet.reads().differences().open();
    if (!differences)
        return differences.error();
    auto standing = tablet.reads().standing().standing();
    if (!standing)
        return standing.error();
    const auto& who = tablet.enrolment();
    ordered_json json{{"officer", who.officerName}, {"device", who.tabletName}, {"role", wordFor(who.role)},
        {"team", who.team}, {"district", who.district}, {"server", who.serverUrl}};
    json.update(jsonOf(*status));
    json.update(jsonOf(*standing));
    json["differences"] = differences->size();
    return print(line, json, textOf(who, *status, differences->size()));
}

using Command = Result<CommandOutput> (*)(const CommandLine&, Tablet&);

/// A command's words, which options it takes and what carries it out.
struct CommandRow {
    std::vector<std::string_view> words;
    std::size_t operands; ///< Words that may follow; text to look for may be any number.
    std::vector<std::string_view> options;
    Command run; ///< Nothing for those that need the network.
};

constexpr std::size_t anyNumber = 1000;

const std::vector<CommandRow>& commands() {
    static const std::vector<CommandRow> rows{
        {{"enrol"}, 0, {"server", "code", "tablet-name"}, nullptr},
        {{"forms", "list"}, 0, {}, listForms},
        {{"forms", "show"}, 1, {}, showForm},
        {{"reference", "find"}, anyNumber, {}, findReference},
        {{"record", "new"}, 1, {"answers", "about"}, newRecord},
        {{"record", "amend"}, 1, {"answers", "reason"}, amendRecord},
        {{"record", "submit"}, 1, {}, submitRecord},
        {{"record", "show"}, 1, {}, showRecord},
        {{"record", "history"}, 1, {}, showHistory},
        {{"record", "list"}, 0, {"most", "after"}, listRecords},
        {{"find"}, anyNumber, {}, findWords},
        {{"differences"}, 0, {}, listDifferences},
        {{"decide"}, 2, {"value", "reason"}, decide},
        {{"exchange"}, 0, {}, nullptr},
        {{"deliver", "all"}, 0, {}, nullptr},
        {{"deliver"}, 0, {}, nullptr},
        {{"status"}, 0, {}, showStatus},
    };
    return rows;
}

Error noSuchCommand() {
    return fail(ErrorCode::InvalidInput, "There is no such command. See seenheard-tablet --help.");
}

const CommandRow* rowOf(const CommandLine& line) {
    for (const auto& row : commands())
        if (line.words.size() >= row.words.size() && std::equal(row.words.begin(), row.words.end(), line.words.begin()))
            return &row;
    return nullptr;
}

} // namespace

Status checkCommand(const CommandLine& line) {
    const auto* row = rowOf(line);
    if (!row)
        return noSuchCommand();
    if (line.words.size() > row->words.size() + row->operands)
        return fail(ErrorCode::InvalidInput, "There is a word too many. See seenheard-tablet --help.");
    for (const auto& [name, value] : line.options)
        if (name != "profile" && std::find(row->options.begin(), row->options.end(), name) == row->options.end())
            return fail(ErrorCode::InvalidInput, "This command takes no --" + name + ". See seenheard-tablet --help.");
    return success();
}

Result<CommandOutput> runCommand(const CommandLine& line, Tablet& tablet) {
    const auto* row = rowOf(line);
    if (!row || !row->run)
        return noSuchCommand();
    return row->run(line, tablet);
}

CommandOutput outputOf(const CommandLine& line, const Enrolment& enrolment, const Result<ExchangeReport>& first) {
    const ordered_json json{{"officer", enrolment.officerName}, {"role", wordFor(enrolment.role)},
        {"team", enrolment.team}, {"district", enrolment.district}, {"device", enrolment.tabletName},
        {"server", enrolment.serverUrl}, {"server_name", enrolment.serverName},
        {"exchange", first ? jsonOf(*first) : ordered_json(nullptr)},
        {"exchange_failure", first ? ordered_json(nullptr) : ordered_json(first.error().message)}};
    auto text = "Enrolled for " + enrolment.officerName + " with " + enrolment.serverName + ".\n";
    if (!first)
        text += "Forms and reference data are still to be fetched with `exchange`: " + first.error().message + '\n';
    return print(line, json, std::move(text));
}

CommandOutput outputOf(const CommandLine& line, const ExchangeReport& report) {
    return print(line, jsonOf(report), textOf(report));
}

CommandOutput outputOf(const CommandLine& line, const std::vector<DeliveredProfile>& profiles) {
    auto json = ordered_json::array();
    std::string text;
    for (const auto& one : profiles) {
        json.push_back(jsonOf(one));
        text += textOf(one);
    }
    return print(
        line, line.words.size() > 1 ? ordered_json{{"profiles", std::move(json)}} : json.front(), std::move(text));
}

std::string_view helpText() {
    return R"(seenheard-tablet: the tablet without a window

Every command takes --profile DIR (the tablet's own folder) and reads the PIN from SEENHEARD_PIN.
--json prints one JSON document. The exit code is 0 only when the command did what it says.

  enrol --server URL --code CODE [--tablet-name NAME]
                                        enrol this profile with a one-time code
  forms list                            the forms this tablet has
  forms show FORM                       fields, types, choices, tiers and policies of one
  reference find TEXT                   people, incidents, addresses … that were loaded
  record new FORM --answers FILE [--about REF]
                                        start a record; prints its id; saved, unfinished
  record amend ID --answers FILE [--reason TEXT]
  record submit ID                      "I have finished"
  record show ID                        every field with who said what, and which stands in
  record history ID                     every change ever made
  record list [--most N] [--after N]
  find TEXT                             any word, any name
  differences                           findings on which officers differ
  decide ID FIELD --value JSON --reason TEXT
  exchange                              send and fetch now
  deliver                               without a PIN: bring what waits in the black box to the server, take its
                                        receipts, and be locked or wiped where it says so
  deliver all                           the same for every profile beside this one, too
  status                                what waits, and how the last exchange went

FILE may be - for standard input.
)";
}

} // namespace seenheard
