#include "sync/forms/FormDefinition.h"

#include <algorithm>

namespace seenheard {
namespace {

Error breach(const std::string& where, std::string_view what) {
    return fail(ErrorCode::RuleBroken,
        where + ": " + std::string(what) + " was published and never changes. Add a new field or choice instead.");
}

Status checkChoices(const Field& older, const Field& newer, const std::string& where) {
    for (const Choice& choice : older.choices) {
        const std::string here = where + ", choice '" + choice.name + "'";
        const Choice* kept = newer.choice(choice.name);
        if (kept == nullptr)
            return breach(here, "the choice");
        if (kept->number != choice.number)
            return breach(here, "its number");
        if (kept->rank != choice.rank)
            return breach(here, "its rank");
        if (kept->allWell != choice.allWell)
            return breach(here, "that it says all is well");
        for (const std::string& other : choice.excludes)
            if (std::find(kept->excludes.begin(), kept->excludes.end(), other) == kept->excludes.end())
                return breach(here, "what it excludes");
    }
    for (const Choice& choice : newer.choices) {
        const Choice* before = older.choice(choice.number);
        if (before != nullptr && before->name != choice.name)
            return breach(where + ", choice '" + choice.name + "'", "the meaning of its number");
    }
    return success();
}

Status checkField(const Field& older, const Field& newer, const std::string& where) {
    if (newer.number != older.number)
        return breach(where, "its number");
    if (newer.type != older.type)
        return breach(where, "its type");
    if (newer.kind != older.kind)
        return breach(where, "its kind");
    if (newer.policy != older.policy)
        return breach(where, "its policy");
    if (newer.notObtainedRank != older.notObtainedRank)
        return breach(where, "its rank of not obtained");
    if (newer.verbatim != older.verbatim)
        return breach(where, "whether it holds somebody's own words");
    if (newer.referenceKind != older.referenceKind || newer.itemsOf != older.itemsOf)
        return breach(where, "what it refers to");
    if (newer.scope != older.scope)
        return breach(where, "which scope it makes");
    if (newer.calculatedOnly != older.calculatedOnly)
        return breach(where, "whether it is written or calculated");
    if (newer.maxLength < older.maxLength)
        return breach(where, "its length");
    for (const std::string& reason : older.reasons)
        if (std::find(newer.reasons.begin(), newer.reasons.end(), reason) == newer.reasons.end())
            return breach(where, "a reason for not obtained");
    return checkChoices(older, newer, where);
}

bool contains(const std::vector<std::string>& kinds, const std::string& kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

Status checkLevel(const std::vector<Field>& older, const std::vector<Field>& newer, const std::string& above) {
    for (const Field& field : older) {
        const std::string where = above + ", field '" + field.name + "'";
        const auto kept =
            std::find_if(newer.begin(), newer.end(), [&](const Field& each) { return each.name == field.name; });
        if (kept == newer.end())
            return breach(where, "the field");
        if (auto checked = checkField(field, *kept, where); !checked)
            return checked;
        if (auto checked = checkLevel(field.fields, kept->fields, where); !checked)
            return checked;
    }
    for (const Field& field : newer) {
        const auto before =
            std::find_if(older.begin(), older.end(), [&](const Field& each) { return each.number == field.number; });
        if (before != older.end() && before->name != field.name)
            return breach(above + ", field '" + field.name + "'", "the meaning of its number");
    }
    return success();
}

} // namespace

Status checkSuccession(const FormDefinition& older, const FormDefinition& newer) {
    if (older.id() != newer.id())
        return fail(ErrorCode::RuleBroken, "Form '" + newer.id() + "' cannot follow form '" + older.id() + "'.");
    if (newer.scopes() != older.scopes())
        return breach("Form '" + newer.id() + "', scopes", "what makes them");
    if (newer.writtenBy() != older.writtenBy())
        return breach("Form '" + newer.id() + "'", "who writes it");
    // Which record an officer comes to must not depend on the version of the form.
    for (const auto& kind : older.aboutKinds())
        if (contains(older.anewKinds(), kind) != contains(newer.anewKinds(), kind))
            return breach("Form '" + newer.id() + "', anew", "where officers meet");
    for (const Reason& reason : older.reasons())
        if (newer.reason(reason.name) == nullptr)
            return breach("Form '" + newer.id() + "', reason '" + reason.name + "'", "the reason");
    return checkLevel(older.fields(), newer.fields(), "Form '" + newer.id() + "'");
}

} // namespace seenheard
