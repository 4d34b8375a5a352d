#include "sync/server/access/RequestAccess.h"

#include "sync/protocol/PackedMessage.h"
#include "sync/server/http/Refusal.h"

namespace seenheard {

namespace {

bool isClose(std::int64_t one, std::int64_t other) {
    // Unsigned, because the difference of two hostile numbers need not fit.
    const auto apart = one > other ? static_cast<std::uint64_t>(one) - static_cast<std::uint64_t>(other)
                                   : static_cast<std::uint64_t>(other) - static_cast<std::uint64_t>(one);
    return apart <= static_cast<std::uint64_t>(RequestAccess::clockToleranceMs);
}

} // namespace

std::variant<AdmittedRequest, Response> RequestAccess::check(const Request& request) {
    const auto canonical = unpackMessage(request.body);
    if (!canonical)
        return refusal(canonical.error());
    const auto signedRequest = signedRequestFrom(*canonical);
    if (!signedRequest)
        return refusal(signedRequest.error());
    auto exchange = exchangeRequestFrom(signedRequest->request);
    if (!exchange)
        return refusal(exchange.error());
    return checkSender(*signedRequest, std::move(*exchange), request.head);
}

std::variant<AdmittedRequest, Response> RequestAccess::checkSender(
    const SignedRequest& signedRequest, ExchangeRequest request, const RequestHead& head) {
    if (request.serverName != serverName_)
        return refusal(403, wordFor(ErrorCode::WrongAuthority),
            "The request is for another server than this one, which is called '" + serverName_ + "'.");
    auto signer = signers_.find(request.signer);
    if (!signer)
        return refusal(signer.error());
    if (!*signer)
        return refusal(401, wordFor(ErrorCode::NotEntitled),
            "This officer's signer is not enrolled on this server. Enrol the tablet for the officer first.");
    if (!verify(signedRequest, (*signer)->signingKey))
        return refusal(
            401, wordFor(ErrorCode::BadSignature), "The request is not signed by the key of the signer that it names.");
    if (!head.tablet || *head.tablet != (*signer)->tablet)
        return refusal(401, wordFor(ErrorCode::NotEntitled),
            "The TLS certificate of this connection is not that of the tablet on which the signer is enrolled.");
    const auto nowMs = clock_.now().utcMs;
    if (!isClose(request.serverTimeMs, nowMs))
        return refusal(409, clockOffWord,
            "The request is dated more than five minutes off the server's time. Correct the estimate and ask again.",
            nowMs);
    return AdmittedRequest{std::move(request), signedRequest.entries, std::move(*signer)};
}

} // namespace seenheard
