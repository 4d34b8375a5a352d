#include "sync/server/admin/Examination.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <ostream>

namespace seenheard {

namespace {

std::string_view wordFor(Symptom::Grade grade) {
    switch (grade) {
    case Symptom::Grade::Good: return "good";
    case Symptom::Grade::Warning: return "warning";
    case Symptom::Grade::Failure: break;
    }
    return "failure";
}

void tell(const std::vector<Symptom>& findings, std::ostream& out) {
    for (const auto& finding : findings) {
        const auto grade = wordFor(finding.grade);
        out << grade << std::string(9 - grade.size(), ' ') << finding.what << ": " << finding.found << "\n";
        if (!finding.todo.empty())
            out << "         what to do: " << finding.todo << "\n";
    }
}

void tellAsJson(const std::vector<Symptom>& findings, std::ostream& out) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& finding : findings)
        list.push_back({{"grade", wordFor(finding.grade)}, {"what", finding.what}, {"found", finding.found},
            {"todo", finding.todo}});
    out << list.dump() << "\n";
}

Status doctor(const Arguments& arguments, const CommandContext& context) {
    const auto settings = serveSettings(arguments);
    if (!settings)
        return settings.error();
    auto findings = examineMachine(arguments, *settings, context);
    std::ranges::move(examineDatabases(arguments, context), std::back_inserter(findings));
    std::ranges::move(examineStore(arguments, *settings, context), std::back_inserter(findings));
    if (settings->issuer)
        findings.push_back(examineIssuer(*settings->issuer));
    findings.push_back(examineBackup(*settings, context.clock.now().utcMs));
    if (arguments.find("json"))
        tellAsJson(findings, context.out);
    else
        tell(findings, context.out);
    const auto failures = std::ranges::count(findings, Symptom::Grade::Failure, &Symptom::grade);
    if (failures == 0)
        return success();
    return fail(ErrorCode::Corrupt,
        failures == 1 ? "one thing has to be mended." : std::to_string(failures) + " things have to be mended.");
}

} // namespace

Command doctorCommand() {
    auto options = optionsOfServing();
    options.insert(options.begin(), storeOption());
    options.push_back({"json", "", "As JSON.", false, false});
    return {
        {"doctor", "", false,
            "Says what is wrong with a server, and what to do: files, disk, clock, schema, certificates, sign-in, "
            "backup, "
            "holds.\n\nTakes the options and the configuration that serve takes. Ends with 1 where something has to "
            "be mended; warnings\nalone end with 0. Changes nothing, and may be run while the server serves.",
            std::move(options)},
        doctor};
}

} // namespace seenheard
