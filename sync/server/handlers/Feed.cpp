#include "sync/server/handlers/Feed.h"

#include "sync/server/intake/StoredSet.h"
#include "sync/server/reference/ReferenceItems.h"

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

Result<std::optional<ReferenceSet>> Feed::referenceSet(
    const std::string& name, const std::optional<ReferenceVersion>& held) {
    const auto changes =
        held ? catalogue_.referenceChanges(*held) : Result<std::optional<ReferenceChanges>>(std::nullopt);
    if (!changes)
        return changes.error();
    if (*changes) {
        auto difference = differenceFrom(held->version, **changes);
        return difference ? Result(std::optional(std::move(*difference))) : difference.error();
    }
    auto sets = catalogue_.referenceSets(std::span(&name, 1));
    if (!sets)
        return sets.error();
    return sets->empty() ? std::optional<ReferenceSet>() : std::optional(std::move(sets->front()));
}

Status Feed::fillReferences(ExchangeResponse& response, const ExchangeRequest& request) {
    const auto versions = catalogue_.referenceVersions();
    if (!versions)
        return versions.error();
    std::size_t bytes = 0;
    for (const auto& version : *versions) {
        if (version.set == handoverSet)
            continue;
        const auto found = std::ranges::find(request.references, version.set, &ReferenceVersion::set);
        const auto held = found == request.references.end() ? std::nullopt : std::optional(*found);
        if (held == version)
            continue;
        auto set = referenceSet(version.set, held);
        if (!set)
            return set.error();
        if (!*set)
            continue;
        bytes += (*set)->items.size();
        if (bytes > referenceBytes && !response.references.empty()) {
            response.more = true;
            return success();
        }
        response.references.push_back(std::move(**set));
    }
    return success();
}

} // namespace seenheard
