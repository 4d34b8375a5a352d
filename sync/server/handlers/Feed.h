#pragma once

#include "sync/protocol/ExchangeRequest.h"
#include "sync/protocol/ExchangeResponse.h"
#include "sync/server/access/SignerDirectory.h"
#include "sync/server/handlers/FeedPager.h"
#include "sync/server/handlers/RecordDesk.h"
#include "sync/server/store/CatalogueStore.h"
#include "sync/server/store/LogStore.h"

namespace seenheard {

/// Fills an answer with what its tablet does not have yet: leaves in their order, and what they cannot be read
/// without.
class Feed {
public:
    /// Reference data in one answer, unless one set alone is larger.
    static constexpr std::size_t referenceBytes = 4ULL * 1024 * 1024;

    Feed(FeedStore& feeds, CatalogueStore& catalogue, SignerDirectory& signers)
        : pager_(feeds)
        , catalogue_(catalogue)
        , signers_(signers) {}

    /// `response.treeHead` says how far the log goes, `response.scopes` what the reader follows; `sent` are the entries
    /// that go down beside the page, `atReader` the leaves he has himself. A signer whose feed is `closed` gets the
    /// leaves before that one and nothing else. Yields the records that something goes down of, in all of the answer.
    [[nodiscard]] Result<std::set<RecordId>> fill(ExchangeResponse& response, const ExchangeRequest& request,
        SentEntries sent, const LeavesAtAuthor& atReader, const std::optional<std::uint64_t>& closed);

private:
    [[nodiscard]] Status fillCertificates(ExchangeResponse& response, const std::set<SignerId>& wanted);
    [[nodiscard]] Status fillForms(ExchangeResponse& response, const ExchangeRequest& request, std::set<Hash> wanted);
    /// What has changed in it since `held`, or the whole; nothing where it is gone.
    [[nodiscard]] Result<std::optional<ReferenceSet>> referenceSet(
        const std::string& name, const std::optional<ReferenceVersion>& held);
    [[nodiscard]] Status fillReferences(ExchangeResponse& response, const ExchangeRequest& request);

    FeedPager pager_;
    CatalogueStore& catalogue_;
    SignerDirectory& signers_;
};

} // namespace seenheard
