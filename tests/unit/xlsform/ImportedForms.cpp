#include "tests/unit/xlsform/ImportedForms.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {

ImportedForm imported(const WorkbookBuilder& workbook, const std::optional<FormDefinition>& before,
    const std::set<std::string>& leaveOut) {
    ImportWish wish;
    wish.fileName = "checks/Welfare check.xlsx";
    wish.leaveOut = leaveOut;
    wish.newest = [&](const std::string&) { return Result<std::optional<FormDefinition>>(before); };
    auto result = importWorkbook(workbook.octets(), wish);
    INFO((result ? std::string() : result.error().message));
    REQUIRE(result.ok());
    return std::move(*result);
}

WorkbookBuilder surveyOf(const std::vector<std::string>& columns, const std::vector<BuiltRow>& rows) {
    BuiltRow headings{"type", "name", "label"};
    for (const auto& column : columns)
        headings.emplace_back(column);
    std::vector<BuiltRow> all{headings};
    all.insert(all.end(), rows.begin(), rows.end());
    WorkbookBuilder workbook;
    workbook.sheet("survey", all);
    workbook.sheet("choices",
        {{"list_name", "name", "label"}, {"yes_no", "yes", "Yes"}, {"yes_no", "no", "No"},
            {"rooms", "kitchen", "Kitchen"}, {"rooms", "Bed-room", "Bedroom"}, {"rooms", "hall", "Hall"}});
    workbook.sheet("settings", {{"form_id", "form_title"}, {"welfare_check", "Welfare check"}});
    return workbook;
}

std::string linesOf(const Findings& findings) {
    std::string lines;
    for (const auto& each : findings)
        lines += lineFor(each) + "\n";
    return lines;
}

std::vector<std::string> placesOf(const Findings& findings, FindingWeight weight) {
    std::vector<std::string> places;
    for (const auto& each : findings)
        if (each.weight == weight)
            places.push_back(placeOf(each));
    return places;
}

const Field* fieldNamed(const FormDefinition& form, std::string_view name) {
    const auto found =
        std::find_if(form.fields().begin(), form.fields().end(), [&](const Field& each) { return each.name == name; });
    return found == form.fields().end() ? nullptr : &*found;
}

} // namespace seenheard
