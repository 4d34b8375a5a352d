#include "sync/server/handlers/Feed.h"

#include "sync/server/intake/StoredSet.h"

#include <algorithm>

namespace seenheard {

Result<std::set<RecordId>> Feed::fill(ExchangeResponse& response, const ExchangeRequest& request, SentEntries sent,
    const LeavesAtAuthor& atReader, const std::optional<std::uint64_t>& closed) {
    const auto& head = response.treeHead.ref;
    // A signer that was revoked gets to know that, and nothing that came after.
    const auto below = std::min(closed.value_or(head.size), head.size);
    auto page = pager_.page(response.scopes, request.cursor.leaf, below, atReader);
    if (!page)
        return page.error();
    for (const auto& leaf : page->leaves) {
        if (leaf.feed.entry.empty())
            continue;
        sent.signers.insert(leaf.signer);
        sent.forms.insert(leaf.form.hash);
        if (!leaf.feed.released.empty()) {
            sent.signers.insert(leaf.releasedSigner);
            sent.forms.insert(leaf.releasedForm.hash);
        }
    }
    if (auto status = fillCertificates(response, sent.signers); !status)
        return status.error();
    if (auto status = fillForms(response, request, std::move(sent.forms)); !status)
        return status.error();
    response.cursor = {head.epoch, page->end};
    response.more = page->end < below;
    for (auto& leaf : page->leaves)
        response.leaves.push_back(std::move(leaf.feed));
    response.marks = std::move(page->marks);
    response.passed = std::move(page->passed);
    sent.records.merge(page->records);
    if (closed)
        return std::move(sent.records);
    if (auto status = fillReferences(response, request); !status)
        return status.error();
    return std::move(sent.records);
}

Status Feed::fillCertificates(ExchangeResponse& response, const std::set<SignerId>& wanted) {
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

Status Feed::fillForms(ExchangeResponse& response, const ExchangeRequest& request, std::set<Hash> wanted) {
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
        if (version.set == handoverSet)
            continue;
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
