#pragma once

#include "platform/base/Clock.h"
#include "sync/protocol/Renewal.h"
#include "sync/server/access/TabletDirectory.h"
#include "sync/server/audit/AuditBook.h"
#include "sync/server/http/Request.h"
#include "sync/server/http/Response.h"

namespace seenheard {

/// POST /v1/renew: gives a tablet whose enrolment stands another TLS certificate of the key that its connection has
/// shown. Noted in the audit before it is handed out.
class RenewalHandler {
public:
    /// The same answer is given again for so long: an answer can be lost, and nobody fills the audit by asking.
    static constexpr std::int64_t sameAnswerMs = 24LL * 60 * 60 * 1000;

    RenewalHandler(const ServerIdentity& identity, LogStore& log, AuditBook& audit, const Clock& clock)
        : identity_(identity)
        , log_(log)
        , audit_(audit)
        , clock_(clock)
        , tablets_(log) {}

    [[nodiscard]] Response handle(const Request& request);

private:
    struct Given {
        std::int64_t atMs = 0;
        Bytes certificate;
    };

    [[nodiscard]] Result<Bytes> renew(const Request& request, std::int64_t nowMs);
    /// Of an enrolment that stands; NotEntitled otherwise.
    [[nodiscard]] Result<SignerState> enrolledOn(const TabletId& tablet);
    void forgetOld(std::int64_t nowMs);

    const ServerIdentity& identity_;
    LogStore& log_;
    AuditBook& audit_;
    const Clock& clock_;
    TabletDirectory tablets_;
    std::mutex guard_;
    std::map<TabletId, Given> given_;
};

} // namespace seenheard
