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

Result<std::shared_ptr<const SignerCertificate>> RequestAccess::signerOf(const ExchangeRequest& request) {
    auto known = signers_.find(request.signer);
    if (!known || *known)
        return known;
    // Enrolled after the backup that was put back.
    for (const auto& certificate : request.certificates) {
        if (certificate.signer() == request.signer && verify(certificate, issuingKey_))
            return std::make_shared<const SignerCertificate>(certificate);
    }
    return known;
}

std::variant<AdmittedRequest, Response> RequestAccess::checkSender(
    const SignedRequest& signedRequest, ExchangeRequest request, const RequestHead& head) {
    if (auto refused = refuseServer(request.serverName))
        return *std::move(refused);
    auto signer = signerOf(request);
    if (!signer)
        return refusal(signer.error());
    if (!*signer && request.certificates.empty())
        return refusal(401, signerUnknownWord,
            "This officer's signer is not known on this server. Show the certificate that it gave.");
    if (!*signer)
        return refusal(401, wordFor(ErrorCode::NotEntitled),
            "This officer is not enrolled on this server, and the certificate that this tablet shows is not one of "
            "its own. Enrol the tablet again: what was not sent stays in its black box and is delivered then.");
    if (auto refused = refuseSender(**signer, verify(signedRequest, (*signer)->signingKey), request.serverTimeMs, head))
        return *std::move(refused);
    return AdmittedRequest{std::move(request), signedRequest.entries, std::move(*signer)};
}

std::variant<AdmittedPictureRequest, Response> RequestAccess::checkPicture(const Request& request) {
    const auto canonical = unpackMessage(request.body);
    const auto signedRequest =
        canonical ? signedPictureRequestFrom(*canonical) : Result<SignedPictureRequest>(canonical.error());
    if (!signedRequest)
        return refusal(signedRequest.error());
    auto asked = pictureRequestFrom(signedRequest->request);
    if (!asked)
        return refusal(asked.error());
    if (auto refused = refuseServer(asked->serverName))
        return *std::move(refused);
    auto signer = signers_.find(asked->signer);
    if (!signer)
        return refusal(signer.error());
    if (!*signer)
        return refusal(401, signerUnknownWord,
            "This officer's signer is not known on this server. Exchange first, so that it is made known again.");
    if (auto refused =
            refuseSender(**signer, verify(*signedRequest, (*signer)->signingKey), asked->serverTimeMs, request.head))
        return *std::move(refused);
    return AdmittedPictureRequest{*std::move(asked), std::move(*signer)};
}

std::optional<Response> RequestAccess::refuseServer(const std::string& named) const {
    if (named == serverName_)
        return std::nullopt;
    return refusal(403, wordFor(ErrorCode::WrongAuthority),
        "The request is for another server than this one, which is called '" + serverName_ + "'.");
}

std::optional<Response> RequestAccess::refuseSender(
    const SignerCertificate& signer, bool isSigned, std::int64_t serverTimeMs, const RequestHead& head) const {
    if (!isSigned)
        return refusal(
            401, wordFor(ErrorCode::BadSignature), "The request is not signed by the key of the signer that it names.");
    if (!head.tablet || *head.tablet != signer.tablet)
        return refusal(401, wordFor(ErrorCode::NotEntitled),
            "The TLS certificate of this connection is not that of the tablet on which the signer is enrolled.");
    const auto nowMs = clock_.now().utcMs;
    if (isClose(serverTimeMs, nowMs))
        return std::nullopt;
    return refusal(409, clockOffWord,
        "The request is dated more than five minutes off the server's time. Correct the estimate and ask again.",
        nowMs);
}

} // namespace seenheard
