#include "sync/rules/RecordScopes.h"

namespace seenheard {

namespace {

std::optional<ScopeKind> kindAt(const RegisterKey& key, const FormDefinition& form) {
    const auto& scopes = form.scopes();
    if (isEnvelope(key, envelope::team))
        return scopes.team;
    if (isEnvelope(key, envelope::district))
        return scopes.district;
    const auto* field = form.fieldAt(key);
    return field == nullptr ? std::nullopt : field->scope;
}

/// What a value names; empty where it says nothing (not obtained, withdrawn, cleared).
std::string idIn(const Value& value) {
    if (const auto* text = std::get_if<Text>(&value))
        return *text;
    if (const auto* reference = std::get_if<Reference>(&value))
        return reference->id;
    return {};
}

} // namespace

std::set<RecordScope> scopesOf(const RecordState& state, const FormDefinition& form, const OfficerOf& officerOf) {
    std::set<RecordScope> scopes;
    std::set<SignerId> authors;
    if (form.scopes().everyRecord)
        scopes.insert({*form.scopes().everyRecord, {}});
    for (const auto& [key, heads] : state.registers) {
        const auto kind = kindAt(key, form);
        const bool namesAuthors = form.scopes().author && isEnvelope(key, envelope::recoveredFor);
        for (const auto& head : heads) {
            // Whose words were recovered holds the record as if he had sent them himself.
            if (const auto officer = namesAuthors ? OfficerId::fromHex(idIn(head.value)) : std::nullopt)
                scopes.insert(officerScope(*officer));
            authors.insert(head.id.signer);
            if (auto id = kind ? idIn(head.value) : std::string(); !id.empty())
                scopes.insert({*kind, std::move(id)});
        }
    }
    if (!form.scopes().author)
        return scopes;
    for (const auto& author : authors) {
        if (const auto officer = officerOf(author); !officer.isZero())
            scopes.insert(officerScope(officer));
    }
    return scopes;
}

} // namespace seenheard
