#include "sync/server/handlers/EnrolHandler.h"

#include "platform/crypto/Hashing.h"
#include "sync/protocol/Messages.h"
#include "sync/server/access/EnrolmentOffice.h"
#include "sync/server/http/Refusal.h"

namespace seenheard {

Response EnrolHandler::handle(const Request& request) {
    if (!limiter_.mayTry(request.head.remoteAddress))
        return refusal(429, wordFor(ErrorCode::Busy),
            "Too many enrolments have failed lately. Wait ten minutes, then try again with a code that is right.");
    const auto standing = log_.standing();
    if (!standing)
        return refusal(standing.error());
    // The code stays as it is: what is done now may not last.
    if (*standing == LogStanding::Stopped)
        return refusal(503, restoredWord,
            "The server was restored from an older backup, so nobody can be enrolled until whoever runs it has "
            "confirmed that. The code was not used; try again then.");
    auto enrolled = enrol(request.body);
    if (enrolled)
        return answer(*enrolled);
    const auto code = enrolled.error().code;
    if (code == ErrorCode::NotFound || code == ErrorCode::Revoked || code == ErrorCode::BadSignature
        || code == ErrorCode::NotEntitled)
        limiter_.noteFailure(request.head.remoteAddress);
    return refusal(enrolled.error());
}

Result<Bytes> EnrolHandler::enrol(BytesView body) {
    const auto canonical = unpackMessage(body);
    if (!canonical)
        return canonical.error();
    const auto request = enrolmentRequestFrom(*canonical);
    if (!request)
        return request.error();
    if (!verify(request->signingKey, proofBytes(*request), request->proof))
        return fail(ErrorCode::BadSignature,
            "The request to enrol is not signed by the key that it wants enrolled. Start the enrolment again.");
    const auto nowMs = clock_.now().utcMs;
    auto enrolled =
        signers_.redeem(sha256(request->secret), request->signingKey, nowMs, [&](const EnrolmentOffer& offer) {
            return issueSigner(
                identity_, offer, {request->signingKey, request->tlsPublicKey, request->tabletName}, nowMs);
        });
    if (!enrolled)
        return enrolled.error();
    EnrolmentResponse response{identity_.issuing, std::move(enrolled->certificate), std::move(enrolled->tlsCertificate),
        copyOf(identity_.identityKey.view()), identity_.ingestKey.publicKey(), identity_.recoveryKey, nowMs};
    return canonicalBytes(response);
}

} // namespace seenheard
