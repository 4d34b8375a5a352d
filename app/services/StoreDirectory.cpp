#include "app/services/StoreDirectory.h"

#include "sync/forms/IsoTime.h"

#include <nlohmann/json.hpp>

namespace seenheard {

SignerName StoreDirectory::signer(const SignerId& signer) const {
    const auto found = signers_.certificate(signer);
    if (!found || !*found)
        return {OfficerId{}, "an officer not met before", "another tablet", Role::Officer};
    const auto& certificate = **found;
    return {certificate.officer, certificate.officerName, certificate.tabletName, certificate.role};
}

std::optional<ReferenceItem> StoreDirectory::item(const Reference& reference) const {
    if (reference.kind == "person" && isNotedPersonId(reference.id)) {
        const auto noted = people_.noted(reference.id);
        return noted && *noted ? std::optional(itemOf(**noted)) : std::nullopt;
    }
    const auto stored = references_.item(reference);
    return stored ? std::optional(itemOf(*stored)) : std::nullopt;
}

ReferenceItem itemOf(const KnownPerson& noted) {
    auto facts = nlohmann::json::object();
    if (noted.facts.born)
        facts["date_of_birth"] = isoText(*noted.facts.born);
    return {{"person", noted.noted}, noted.title, "noted in a record", facts.dump()};
}

ReferenceItem itemOf(const StoredReference& stored) {
    return {stored.reference, stored.title, stored.detail, stored.json};
}

} // namespace seenheard
