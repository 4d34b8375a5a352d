#include "sync/server/handlers/RenewalHandler.h"

#include "platform/crypto/TlsCertificate.h"
#include "sync/forms/IsoTime.h"
#include "sync/protocol/PackedMessage.h"
#include "sync/server/access/TlsAuthority.h"
#include "sync/server/http/Refusal.h"

namespace seenheard {

Response RenewalHandler::handle(const Request& request) {
    const auto standing = log_.standing();
    if (!standing || *standing == LogStanding::Stopped)
        return standing ? restoredRefusal() : refusal(standing.error());
    const auto nowMs = clock_.now().utcMs;
    auto certificate = renew(request, nowMs);
    if (certificate)
        return answer(canonicalBytes(RenewalResponse{*std::move(certificate), nowMs}));
    const auto& error = certificate.error();
    if (error.code == ErrorCode::WrongAuthority)
        return refusal(403, wordFor(error.code), error.message);
    // Not 403, which is what somebody may not do: this is about who he is.
    if (error.code == ErrorCode::NotEntitled)
        return refusal(401, wordFor(error.code), error.message);
    return refusal(error);
}

Result<SignerState> RenewalHandler::enrolledOn(const TabletId& tablet) {
    const auto signer = tablets_.signerOn(tablet);
    if (!signer)
        return signer.error();
    auto state = *signer ? log_.signer(**signer) : Result<std::optional<SignerState>>(std::nullopt);
    if (!state)
        return state.error();
    if (!*state || (*state)->standing != SignerStanding::Open)
        return fail(ErrorCode::NotEntitled,
            "No enrolment that stands is on this tablet, so its certificate is not renewed. Enrol it again; what waits "
            "on it can be delivered until its certificate ends.");
    return **std::move(state);
}

Result<Bytes> RenewalHandler::renew(const Request& request, std::int64_t nowMs) {
    const auto canonical = unpackMessage(request.body);
    if (!canonical)
        return canonical.error();
    const auto asked = renewalRequestFrom(*canonical);
    if (!asked)
        return asked.error();
    if (asked->serverName != identity_.name)
        return fail(ErrorCode::WrongAuthority,
            "The request is for another server than this one, which is called '" + identity_.name + "'.");
    if (!request.head.tablet || tabletIdOf(asked->tlsPublicKey) != *request.head.tablet)
        return fail(ErrorCode::NotEntitled, "The key is not that of the TLS certificate of this connection.");
    const auto enrolled = enrolledOn(*request.head.tablet);
    if (!enrolled)
        return enrolled.error();
    const std::scoped_lock lock(guard_);
    forgetOld(nowMs);
    if (const auto given = given_.find(*request.head.tablet); given != given_.end())
        return given->second.certificate;
    auto certificate = issueTabletCertificate(identity_.tlsAuthority, asked->tlsPublicKey, nowMs);
    if (!certificate)
        return certificate.error();
    const auto times = certificateTimes(*certificate);
    if (!times)
        return times.error();
    const auto& who = enrolled->certificate;
    auto noted = audit_.note({0, nowMs, AuditKind::Administration, "certificate_renewed", who.signer(), who.officerName,
        {}, "tablet " + who.tablet.hex(), {},
        "TLS certificate until " + isoText(Instant{times->untilMs, 0, ClockQuality::Synced}), {}});
    if (!noted)
        return noted.error();
    given_.insert_or_assign(*request.head.tablet, Given{nowMs, *certificate});
    return certificate;
}

void RenewalHandler::forgetOld(std::int64_t nowMs) {
    std::erase_if(given_, [nowMs](const auto& one) { return nowMs - one.second.atMs >= sameAnswerMs; });
}

} // namespace seenheard
