#include "app/services/CarryOver.h"

#include "app/services/DraftViewBuilder.h"
#include "sync/rules/CarriedOver.h"

namespace seenheard {

namespace {

/// Of each register what stands in; where accounts stand beside each other, the first.
Answers standingOfAll(const FormDefinition& form, const RecordState& shown, const OfficerOf& officerOf) {
    Answers standing;
    for (const auto& [key, heads] : shown.registers) {
        const auto standIn = standInOf(form.policyAt(key), heads, officerOf);
        if (standIn.chosen)
            standing.emplace(key, heads[*standIn.chosen].value);
        else if (!standIn.shown.empty())
            standing.emplace(key, heads[standIn.shown.front()].value);
    }
    return standing;
}

} // namespace

Result<std::string> CarryOver::from(const RecordId& source, const FormDefinition& into, const Instant& now) {
    auto row = records_.row(source);
    if (!row)
        return row.error();
    auto form = forms_.form(row->form.hash);
    if (!form)
        return form.error();
    auto record = writer_.read(source);
    if (!record)
        return record.error();
    const auto standing = standingOfAll(**form, record->shown, writer_.officerOf());
    const Draft nothingNew;
    const DraftViewBuilder builder({{}, nothingNew, *form, standing, true}, directory_, Role::Officer, now);
    return carriedOver({source, **form, builder.known(), now}, into);
}

} // namespace seenheard
