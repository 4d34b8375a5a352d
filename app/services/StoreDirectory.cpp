#include "app/services/StoreDirectory.h"

namespace seenheard {

SignerName StoreDirectory::signer(const SignerId& signer) const {
    const auto found = signers_.certificate(signer);
    if (!found || !*found)
        return {OfficerId{}, "an officer not met before", "another tablet", Role::Officer};
    const auto& certificate = **found;
    return {certificate.officer, certificate.officerName, certificate.tabletName, certificate.role};
}

std::optional<ReferenceItem> StoreDirectory::item(const Reference& reference) const {
    const auto stored = references_.item(reference);
    return stored ? std::optional(itemOf(*stored)) : std::nullopt;
}

ReferenceItem itemOf(const StoredReference& stored) {
    return {stored.reference, stored.title, stored.detail, stored.json};
}

} // namespace seenheard
