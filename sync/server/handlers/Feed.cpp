#include "sync/server/handlers/Feed.h"

#include <algorithm>
#include <set>

namespace seenheard {

Status Feed::fill(ExchangeResponse& response, const ExchangeRequest& request) {
    const auto& head = response.treeHead.ref;
    const auto closed = log_.feedEnd(request.signer);
    if (!closed)
        return closed.error();
    // A signer that was revoked gets to know that, and nothing that came after.
    const auto below = std::min(closed->value_or(head.size), head.size);
    auto page = log_.leaves(request.cursor.leaf, below, limits::pullBytes);
    if (!page)
        return page.error();
    if (auto status = fillCertificates(response, *page); !status)
        return status;
    if (auto status = fillForms(response, request, *page); !status)
        return status;
    response.cursor = {head.epoch, request.cursor.leaf + page->size()};
    response.more = response.cursor.leaf < below;
    for (auto& leaf : *page)
        response.leaves.push_back(std::move(leaf.feed));
    return *closed ? success() : fillReferences(response, request);
}

Status Feed::fillCertificates(ExchangeResponse& response, const std::vector<StoredLeaf>& page) {
    std::set<SignerId> wanted;
    for (const auto& leaf : page) {
        wanted.insert(leaf.signer);
        if (!leaf.feed.released.empty())
            wanted.insert(leaf.releasedSigner);
    }
    for (const auto& signer : wanted) {
        const auto certificate = signers_.find(signer);
        if (!certificate)
            return certificate.error();
        if (!*certificate)
            return fail(ErrorCode::Corrupt, "The log holds an entry of a signer whose certificate is not there.");
        response.certificates.push_back(**certificate);
    }
    return success();
}

Status Feed::fillForms(
    ExchangeResponse& response, const ExchangeRequest& request, const std::vector<StoredLeaf>& page) {
    std::set<Hash> wanted;
    for (const auto& leaf : page) {
        wanted.insert(leaf.form.hash);
        if (!leaf.feed.released.empty())
            wanted.insert(leaf.releasedForm.hash);
    }
    const auto current = catalogue_.currentForms();
    if (!current)
        return current.error();
    for (const auto& form : *current)
        wanted.insert(form.hash);
    for (const auto& held : request.formsHeld)
        wanted.erase(held);
    if (wanted.empty())
        return success();
    const std::vector<Hash> hashes(wanted.begin(), wanted.end());
    auto forms = catalogue_.forms(hashes);
    if (!forms)
        return forms.error();
    response.forms = std::move(*forms);
    return success();
}

Status Feed::fillReferences(ExchangeResponse& response, const ExchangeRequest& request) {
    const auto versions = catalogue_.referenceVersions();
    if (!versions)
        return versions.error();
    std::size_t bytes = 0;
    for (const auto& version : *versions) {
        const auto held = std::find_if(request.references.begin(), request.references.end(),
            [&version](const ReferenceVersion& one) { return one.set == version.set; });
        if (held != request.references.end() && held->version >= version.version)
            continue;
        auto sets = catalogue_.referenceSets(std::span(&version.set, 1));
        if (!sets)
            return sets.error();
        for (auto& set : *sets) {
            bytes += set.items.size();
            if (bytes > referenceBytes && !response.references.empty()) {
                response.more = true;
                return success();
            }
            response.references.push_back(std::move(set));
        }
    }
    return success();
}

} // namespace seenheard
