#include "platform/base/File.h"
#include "sync/server/admin/FormsCommand.h"
#include "sync/xlsform/WorkbookImport.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t mostWorkbookBytes = std::size_t{16} * 1024 * 1024;

const char* wordFor(FindingWeight weight) {
    switch (weight) {
    case FindingWeight::Note: return "note";
    case FindingWeight::Loss: return "not supported";
    case FindingWeight::Fault: return "wrong";
    }
    return "note";
}

std::string summaryOf(const Findings& findings, const std::set<std::string>& leaveOut) {
    std::size_t faults = 0;
    std::size_t losses = 0;
    for (const auto& each : findings) {
        faults += each.weight == FindingWeight::Fault ? 1 : 0;
        losses += each.weight == FindingWeight::Loss && !isLeftOut(each, leaveOut) ? 1 : 0;
    }
    std::string summary = "Nothing was published: ";
    if (faults > 0)
        summary += std::to_string(faults) + (faults == 1 ? " thing is wrong" : " things are wrong");
    if (losses > 0)
        summary += (faults > 0 ? " and " : "") + std::to_string(losses) + (losses == 1 ? " is" : " are")
            + " not supported; --leave-out goes without one that it names";
    return summary + ". The list says where and what to do.";
}

void print(const Findings& findings, const std::set<std::string>& leaveOut, std::ostream& out) {
    for (const auto& each : findings) {
        out << wordFor(each.weight) << ": " << lineFor(each);
        if (each.weight == FindingWeight::Loss)
            out << (isLeftOut(each, leaveOut) ? " Left out."
                                              : " To go without it: --leave-out '" + placeOf(each) + "'");
        out << "\n";
    }
}

ordered_json jsonOf(const ImportedForm& imported, const std::set<std::string>& leaveOut, bool published) {
    auto findings = ordered_json::array();
    for (const auto& each : imported.findings) {
        ordered_json one{{"weight", wordFor(each.weight)}, {"sheet", each.sheet}, {"row", each.row},
            {"column", each.column}, {"what", each.what}, {"todo", each.todo}};
        if (each.weight == FindingWeight::Loss) {
            one["place"] = placeOf(each);
            one["left_out"] = isLeftOut(each, leaveOut);
        }
        findings.push_back(std::move(one));
    }
    return {{"form", imported.id}, {"version", imported.version}, {"published", published},
        {"findings", std::move(findings)}};
}

/// A place that names nothing is a slip of the hand, not a wish.
Status checkLeaveOut(const Findings& findings, const std::set<std::string>& leaveOut) {
    for (const auto& place : leaveOut)
        if (std::none_of(findings.begin(), findings.end(),
                [&](const Finding& each) { return each.weight == FindingWeight::Loss && isLeftOut(each, {place}); }))
            return fail(ErrorCode::InvalidInput,
                "--leave-out '" + place + "' names nothing that is not supported in this workbook.");
    return success();
}

Status import(const Arguments& arguments, const CommandContext& context) {
    if (arguments.operands().empty())
        return fail(ErrorCode::InvalidInput, "Say which workbook: 'forms import FILE.xlsx'.");
    const auto& file = arguments.operands().front();
    const auto octets = readFile(file, mostWorkbookBytes);
    if (!octets)
        return octets.error();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto identity = (*store)->identity();
    if (!identity)
        return identity.error();
    ImportWish wish;
    wish.fileName = file;
    wish.version = arguments.get("version");
    const auto places = arguments.all("leave-out");
    wish.leaveOut = {places.begin(), places.end()};
    wish.newest = [&](const std::string& id) { return newestForm((*store)->catalogue(), id); };
    const auto imported = importWorkbook(*octets, wish);
    if (!imported)
        return fail(imported.error().code, file + ": " + imported.error().message);
    const bool asJson = arguments.find("json").has_value();
    const bool publishes = imported->form && !arguments.find("check");
    if (!asJson)
        print(imported->findings, wish.leaveOut, context.out);
    else if (!publishes)
        context.out << jsonOf(*imported, wish.leaveOut, false).dump(2) << "\n";
    if (auto known = checkLeaveOut(imported->findings, wish.leaveOut); !known)
        return known;
    if (!imported->form)
        return fail(ErrorCode::InvalidInput, file + ": " + summaryOf(imported->findings, wish.leaveOut));
    if (const auto output = arguments.find("output"))
        if (auto written = writeFileDurably(*output, imported->form->octets()); !written)
            return written;
    if (!publishes) {
        if (!asJson)
            context.out << imported->id << " " << imported->version << ": can be published\n";
        return success();
    }
    std::ostream nowhere(nullptr);
    const ByWhom by{arguments.get("by", identity->name), asJson ? nowhere : context.out};
    if (auto status = publishForm(**store, *imported->form, by, context); !status)
        return fail(status.error().code, file + ": " + status.error().message);
    if (asJson)
        context.out << jsonOf(*imported, wish.leaveOut, true).dump(2) << "\n";
    return success();
}

} // namespace

Command importFormCommand() {
    return {
        {"forms import", "FILE.xlsx", false,
            "Publishes a form that is an XLSForm workbook. Lists what it does not take over as it stands.",
            {storeOption(), {"by", "NAME", "Who publishes it. Default: the server's name.", false, false},
                {"leave-out", "PLACE", "Goes without what is not supported there, as the list names it.", false, true},
                {"version", "VERSION", "Instead of the workbook's, or of the next number.", false, false},
                {"output", "FILE.json", "Writes the definition there as well.", false, false},
                {"check", "", "Lists, and publishes nothing.", false, false}, {"json", "", "As JSON.", false, false}}},
        import};
}

} // namespace seenheard
