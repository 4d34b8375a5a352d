#pragma once

#include "platform/base/Log.h"
#include "sync/server/access/FollowedScopes.h"
#include "sync/server/access/RequestAccess.h"
#include "sync/server/audit/AuditBook.h"
#include "sync/server/handlers/Feed.h"
#include "sync/server/handlers/ReceiptBook.h"
#include "sync/server/handlers/ScopeDigests.h"
#include "sync/server/sequencer/Sequencer.h"
#include "sync/server/store/ServerStore.h"

namespace seenheard {

/// POST /v1/exchange: takes what a tablet brings, answers with receipts and with what it does not have yet.
class ExchangeHandler {
public:
    ExchangeHandler(const ServerIdentity& identity, SignerDirectory& signers, FollowedScopes followed,
        Sequencer& sequencer, ServerStore& store, Feed feed, AuditBook& audit, const Clock& clock, Log& lines)
        : identity_(identity)
        , signers_(signers)
        , access_(identity.name, identity.issuing.issuingKey, signers, clock)
        , followed_(followed)
        , sequencer_(sequencer)
        , log_(store.log())
        , desk_(store.log(), store.feeds())
        , digests_(store.feeds())
        , feed_(feed)
        , audit_(audit)
        , clock_(clock)
        , lines_(lines) {}

    [[nodiscard]] Response handle(const Request& request);

private:
    /// Whether the log whose head the tablet shows is the beginning of ours; BadSignature where it is not.
    [[nodiscard]] Status checkHead(const ExchangeRequest& request, const TreeHeadRef& head);
    [[nodiscard]] static Status checkCursor(const Cursor& cursor, const TreeHeadRef& head);
    /// Of a head that our log does not have: whether this server has signed it.
    [[nodiscard]] bool wasRestored(const ExchangeRequest& request, const TreeHeadRef& head) const;
    [[nodiscard]] Response stop(const ExchangeRequest& request);
    /// Nothing where the tablet is in the log's epoch; else what leads it on.
    [[nodiscard]] Result<std::optional<ExchangeResponse>> nextEpoch(
        const ExchangeRequest& request, const TreeHeadRef& head);
    /// Lets signers in again that were enrolled after the backup that was put back.
    [[nodiscard]] Status admitReturned(const ExchangeRequest& request);
    /// One line a request: a receipt has no room for what was found where, and whoever mends a client needs it.
    void noteRefused(const SignerId& signer, const std::vector<CheckedEntry>& entries);
    [[nodiscard]] Result<CheckedEntry> checkBrought(const Bytes& canonical);
    [[nodiscard]] Result<ExchangeResponse> exchange(const AdmittedRequest& admitted, LogStanding standing);
    /// One row of the audit for all that goes down: to whom, of which records, which sets of reference data.
    [[nodiscard]] Status noteDisclosure(
        const ExchangeResponse& response, const ExchangeRequest& request, const std::set<RecordId>& records);
    [[nodiscard]] Status prove(ExchangeResponse& response, const ExchangeRequest& request, ReceiptBook receipts);

    const ServerIdentity& identity_;
    SignerDirectory& signers_;
    RequestAccess access_;
    FollowedScopes followed_;
    Sequencer& sequencer_;
    LogStore& log_;
    RecordDesk desk_;
    ScopeDigests digests_;
    Feed feed_;
    AuditBook& audit_;
    const Clock& clock_;
    Log& lines_;
};

} // namespace seenheard
