#include "app/headless/Commands.h"

#include "app/headless/ChildCommands.h"
#include "app/headless/CommandWords.h"
#include "app/headless/DeliveryWords.h"
#include "app/headless/PictureCommands.h"
#include "app/headless/ReadingCommands.h"
#include "app/headless/ReviewCommands.h"
#include "app/headless/ViewJson.h"
#include "app/headless/ViewText.h"
#include "app/headless/WritingCommands.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {

using nlohmann::ordered_json;

namespace {

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
        {{"enrol"}, 0, {"server", "code", "tablet-name", "device-secret"}, nullptr},
        {{"forms", "list"}, 0, {}, listForms},
        {{"forms", "show"}, 1, {}, showForm},
        {{"reference", "find"}, anyNumber, {}, findReference},
        {{"record", "new"}, 1, {"answers", "about"}, newRecord},
        {{"record", "amend"}, 1, {"answers", "reason"}, amendRecord},
        {{"record", "attach"}, 1, {"picture", "kind", "field", "reason"}, attachPicture},
        {{"record", "picture"}, 2, {"to"}, savePicture},
        {{"record", "submit"}, 1, {}, submitRecord},
        {{"record", "show"}, 1, {}, showRecord},
        {{"record", "history"}, 1, {}, showHistory},
        {{"record", "list"}, 0, {"most", "after"}, listRecords},
        {{"child", "find"}, anyNumber, {}, findChild},
        {{"child", "show"}, 1, {}, showChild},
        {{"child", "link"}, 2, {"reason"}, linkChildren},
        {{"child", "part"}, 2, {"reason"}, partChildren},
        {{"review", "list"}, 0, {}, listReviews},
        {{"review", "ask"}, 2, {"question"}, askOfficer},
        {{"review", "settle"}, 2, {}, settleQuestion},
        {{"feedback", "list"}, 0, {}, listFeedback},
        {{"feedback", "reply"}, 2, {"words"}, replyToQuestion},
        {{"feedback", "read"}, 2, {}, acknowledgeFeedback},
        {{"find"}, anyNumber, {}, findWords},
        {{"differences"}, 0, {}, listDifferences},
        {{"decide"}, 2, {"value", "reason"}, decide},
        {{"exchange"}, 0, {}, nullptr},
        {{"deliver", "all"}, 0, {}, nullptr},
        {{"deliver"}, 0, {}, nullptr},
        {{"pin", "change"}, 0, {}, nullptr},
        {{"secret", "move"}, 0, {"to"}, nullptr},
        {{"status"}, 0, {}, showStatus},
        {{"check"}, 0, {}, checkStore},
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
        if (name != "profile" && name != "language"
            && std::find(row->options.begin(), row->options.end(), name) == row->options.end())
            return fail(ErrorCode::InvalidInput, "This command takes no --" + name + ". See seenheard-tablet --help.");
    return success();
}

Result<CommandOutput> runCommand(const CommandLine& line, Tablet& tablet) {
    const auto* row = rowOf(line);
    if (!row || !row->run)
        return noSuchCommand();
    return row->run(line, tablet);
}

CommandOutput outputOf(
    const CommandLine& line, const Enrolment& enrolment, const Result<ExchangeReport>& first, SecretPlace secret) {
    const ordered_json json{{"officer", enrolment.officerName}, {"role", wordFor(enrolment.role)},
        {"team", enrolment.team}, {"district", enrolment.district}, {"device", enrolment.tabletName},
        {"server", enrolment.serverUrl}, {"server_name", enrolment.serverName}, {"device_secret", wordFor(secret)},
        {"exchange", first ? jsonOf(*first) : ordered_json(nullptr)},
        {"exchange_failure", first ? ordered_json(nullptr) : ordered_json(first.error().message)}};
    auto text = "Enrolled for " + enrolment.officerName + " with " + enrolment.serverName + ".\n";
    text += "The device's secret: " + std::string(wordFor(secret)) + ".\n";
    if (!first)
        text += "Forms and reference data are still to be fetched with `exchange`: " + first.error().message + '\n';
    return print(line, json, std::move(text));
}

CommandOutput outputOfPinChange(const CommandLine& line) {
    return print(line, {{"changed", true}}, "The PIN is changed.\n");
}

CommandOutput outputOfSecretMove(const CommandLine& line, SecretPlace place) {
    return print(line, {{"device_secret", wordFor(place)}},
        place == SecretPlace::KeyStore ? "The device's secret is in the system's key store.\n"
                                       : "The device's secret is in a file of the profile.\n");
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

Every command takes --profile DIR (the tablet's own folder) and reads the PIN from SEENHEARD_PIN. With --language CODE
forms speak that language as far as they were translated.
--json prints one JSON document. The exit code is 0 only when the command did what it says.

  enrol --server URL --code CODE [--tablet-name NAME] [--device-secret file|key-store]
                                        enrol this profile with a one-time code; without --device-secret in the
                                        system's key store where there is one
  forms list                            the forms this tablet has, and which are withdrawn
  forms show FORM                       fields, types, choices, tiers and policies of one
  reference find TEXT                   people, incidents, addresses … that were loaded
  record new FORM --answers FILE [--about REF]
                                        start a record; prints its id; saved, unfinished
  record amend ID --answers FILE [--reason TEXT]
  record attach ID --picture FILE [--kind photograph|drawing] [--field PATH] [--reason TEXT]
                                        a JPEG or PNG into the record: made anew, sealed at once, sent after all words
  record picture ID PICTURE --to FILE   a picture of a record, unsealed into a file; fetched first where it is not here
  record submit ID                      "I have finished"
  record show ID                        every field with who said what, and which stands in
  record history ID                     every change ever made
  record list [--most N] [--after N]
  child find NAME                       children of that name, loaded or noted in records
  child show REF                        one life: flags, and every contact with what was seen and heard
  child link REF REF --reason TEXT      two who are known separately are one
  child part REF REF --reason TEXT      they are two
  review list                           what officers have finished and nobody has reviewed, and why it stands where
  review ask ID PATH [--question TEXT]  an answer goes back to its officer, in your review of the record
  review settle REVIEW ITEM             what came back answers the question
  feedback list                         what supervisors ask of you, and what they said of your records
  feedback reply REVIEW ITEM --words TEXT   the record stays as it is, and why
  feedback read REVIEW ITEM             you have read it
  find TEXT                             any word, any name
  differences                           findings on which officers differ
  decide ID FIELD --value JSON --reason TEXT
  exchange                              send and fetch now
  deliver                               without a PIN: bring what waits in the black box to the server, take its
                                        receipts, and be locked or wiped where it says so
  deliver all                           the same for every profile beside this one, too
  pin change                            another PIN, from SEENHEARD_NEW_PIN; nothing is encrypted anew
  secret move --to file|key-store       the device's secret elsewhere; the PIN stays
  status                                what waits, and how the last exchange went
  check                                 whether every entry is as it was signed and every record as its entries say;
                                        what is not is put right by the next command

FILE may be - for standard input.
)";
}

} // namespace seenheard
