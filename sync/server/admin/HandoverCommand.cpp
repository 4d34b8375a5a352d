#include "sync/server/admin/HandoverCommand.h"

#include "platform/base/File.h"
#include "sync/server/admin/ActCommand.h"
#include "sync/server/handover/Handover.h"
#include "sync/server/reference/CsvTable.h"
#include "sync/server/reference/ReferenceFolder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

constexpr std::uint64_t fileBytes = 16ULL * 1024 * 1024;
constexpr std::size_t numberBytes = 64;

Status handOver(const Arguments& arguments, const CommandContext& context) {
    const auto decision = beginChange(arguments, context);
    if (!decision)
        return decision.error();
    auto& store = *decision->store;
    const auto& decider = decision->decider;
    const auto totals = Handover(store, context.clock).run(arguments.operands().front(), decider.by, decider.why);
    if (!totals)
        return totals.error();
    context.out << totals->first << " records handed over, " << totals->amended
                << " again as they were amended, up to leaf " << totals->leaf << "\n";
    return success();
}

/// A row of the records system's answer.
struct Answer {
    RecordId record;
    std::string occurrence;
};

bool isNumber(const std::string& text) {
    return !text.empty() && text.size() <= numberBytes && std::ranges::all_of(text, [](char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
            || letter == '-' || letter == '/' || letter == '.';
    });
}

Result<std::vector<Answer>> answersIn(const std::filesystem::path& file, const HandoverBook& book) {
    const auto octets = readFile(file, fileBytes);
    if (!octets)
        return octets.error();
    const auto table = csvTableFrom(textOf(BytesView(*octets)));
    auto faults = table.faults;
    if (table.rows.empty() || table.rows.front().cells != std::vector<std::string>{"record", "occurrence"})
        faults.emplace_back("line 1: the columns are not record,occurrence.");
    std::vector<Answer> answers;
    for (std::size_t at = 1; faults.empty() && at < table.rows.size(); ++at) {
        const auto& row = table.rows[at];
        const auto record = RecordId::fromHex(row.cells[0]);
        const auto line = "line " + std::to_string(row.line) + ": ";
        if (!record || !book.find(*record))
            faults.push_back(line + "no record of that id was handed over; 'handover list' names those that were.");
        else if (!isNumber(row.cells[1]))
            faults.push_back(line + "an occurrence number has 1 to 64 letters, digits, '-', '/' or '.'.");
        else
            answers.push_back({*record, row.cells[1]});
    }
    for (auto& fault : faults)
        fault.insert(0, file.string() + ": ");
    return faults.empty() ? Result(std::move(answers)) : allFaults(faults);
}

Status acknowledge(const Arguments& arguments, const CommandContext& context) {
    const auto decision = beginChange(arguments, context);
    if (!decision)
        return decision.error();
    auto& store = *decision->store;
    const auto& decider = decision->decider;
    auto& catalogue = store.catalogue();
    auto book = HandoverBook::read(catalogue);
    if (!book)
        return book.error();
    const auto answers = answersIn(arguments.operands().front(), *book);
    if (!answers)
        return answers.error();
    const auto nowMs = context.clock.now().utcMs;
    std::vector<AuditRow> rows;
    for (const auto& answer : *answers) {
        auto handed = *book->find(answer.record);
        if (handed.occurrence == answer.occurrence)
            continue;
        AuditRow row;
        row.atMs = nowMs;
        row.kind = AuditKind::Combination;
        row.how = "handover_acknowledged";
        row.person = decider.by;
        row.why = decider.why;
        row.subject = "occurrence " + answer.occurrence;
        row.records = {answer.record};
        row.detail = handed.occurrence.empty() ? "" : "in place of " + handed.occurrence;
        rows.push_back(std::move(row));
        handed.occurrence = answer.occurrence;
        book->put(handed);
    }
    const auto count = rows.size();
    if (count > 0) {
        if (auto noted = store.audit().append(std::move(rows)); !noted)
            return noted;
        if (auto kept = book->keep(catalogue, nowMs); !kept)
            return kept;
    }
    context.out << count << " of " << answers->size() << " occurrence numbers are new\n";
    return success();
}

Status list(const Arguments& arguments, const CommandContext& context) {
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto book = HandoverBook::read((*store)->catalogue());
    const auto all = book ? book->all() : Result<std::vector<HandedOver>>(book.error());
    if (!all)
        return all.error();
    auto json = nlohmann::ordered_json::array();
    for (const auto& one : *all) {
        json.push_back({{"record", one.record.hex()}, {"revision", one.revision}, {"handed_over_at_ms", one.atMs},
            {"sha256", one.digest}, {"occurrence", one.occurrence}});
        if (!arguments.find("json"))
            context.out << one.record.hex() << "  revision " << one.revision << ", " << shownTime(one.atMs) << ", "
                        << (one.occurrence.empty() ? "not acknowledged" : "occurrence " + one.occurrence) << "\n";
    }
    if (arguments.find("json"))
        context.out << json.dump() << "\n";
    return success();
}

} // namespace

Command handoverCommand() {
    return {{"handover", "DIR", false,
                "Hands finished records over to the force's records system: a JSON and a text file each, into "
                "DIR.\n\n"
                "Each run hands over what was submitted or amended since the last one; the server keeps up to "
                "where.\n"
                "A record that was amended comes again as its next revision, which says what it is in place of.\n"
                "What an officer has not submitted stays out. Nothing is ever written over. It is noted in the\n"
                "audit as a disclosure. docs/handover.md describes the files.",
                actOptions()},
        handOver};
}

Command acknowledgeHandoverCommand() {
    return {{"handover acknowledge", "FILE", false,
                "Takes in the records system's answer: a CSV of record,occurrence, all or nothing.", actOptions()},
        acknowledge};
}

Command listHandoverCommand() {
    return {{"handover list", "", false, "Lists records that were handed over, with their occurrence numbers.",
                {storeOption(), {"json", "", "As JSON.", false, false}}},
        list};
}

} // namespace seenheard
