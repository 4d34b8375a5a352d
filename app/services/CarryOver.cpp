#include "app/services/CarryOver.h"

#include "app/services/DraftViewBuilder.h"
#include "sync/rules/CarriedOver.h"

#include <set>

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

/// All but `me`, who is about to judge what they wrote.
std::vector<RecordAuthor> authorsOf(const RecordState& shown, const Directory& directory, const OfficerId& me) {
    std::vector<RecordAuthor> authors;
    std::set<OfficerId> named{me};
    for (const auto& entry : shown.folded) {
        const auto who = directory.signer(entry.signer);
        if (!who.officer.isZero() && who.role != Role::Server && named.insert(who.officer).second)
            authors.push_back({who.officer, who.officerName});
    }
    return authors;
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
    const auto known = builder.known();
    std::optional<Reference> about;
    std::string district = writer_.certificate().district;
    for (const auto& [key, value] : standing) {
        if (const auto* reference = std::get_if<Reference>(&value); reference && key == RegisterKey{{envelope::about}})
            about = *reference;
        if (const auto* name = std::get_if<Text>(&value); name && key == RegisterKey{{envelope::district}})
            district = *name;
    }
    const LocalKnowledge::Subject subject{source, **form, known, about, district, now};
    const auto history = local_.history(subject);
    if (!history)
        return history.error();
    auto districts = local_.districtsOf(subject);
    if (!districts)
        return districts.error();
    auto authors = authorsOf(record->shown, directory_, writer_.certificate().officer);
    return carriedOver({source, **form, known, now, *history, *std::move(districts), std::move(authors)}, into);
}

} // namespace seenheard
