#pragma once

#include "sync/protocol/ExchangeRequest.h"
#include "sync/protocol/ExchangeResponse.h"
#include "sync/server/access/SignerDirectory.h"
#include "sync/server/store/CatalogueStore.h"
#include "sync/server/store/LogStore.h"

namespace seenheard {

/// Fills an answer with what its tablet does not have yet: leaves in their order, and what they cannot be read
/// without. There is one scope, `force`, so each leaf is for everybody.
class Feed {
public:
    /// Reference data in one answer, unless one set alone is larger.
    static constexpr std::size_t referenceBytes = 4ULL * 1024 * 1024;

    Feed(LogStore& log, CatalogueStore& catalogue, SignerDirectory& signers)
        : log_(log)
        , catalogue_(catalogue)
        , signers_(signers) {}

    /// `response.treeHead` says how far the log goes.
    [[nodiscard]] Status fill(ExchangeResponse& response, const ExchangeRequest& request);

private:
    [[nodiscard]] Status fillCertificates(ExchangeResponse& response, const std::vector<StoredLeaf>& page);
    [[nodiscard]] Status fillForms(
        ExchangeResponse& response, const ExchangeRequest& request, const std::vector<StoredLeaf>& page);
    [[nodiscard]] Status fillReferences(ExchangeResponse& response, const ExchangeRequest& request);

    LogStore& log_;
    CatalogueStore& catalogue_;
    SignerDirectory& signers_;
};

} // namespace seenheard
