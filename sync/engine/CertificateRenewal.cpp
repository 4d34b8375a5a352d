#include "sync/engine/CertificateRenewal.h"

#include "sync/engine/ServerRefusal.h"
#include "sync/protocol/PackedMessage.h"
#include "sync/protocol/Renewal.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr int ok = 200;

Error refused(const std::string& what) {
    return fail(ErrorCode::BadSignature,
        "The renewed TLS certificate was refused: " + what + " This tablet keeps the one it has.");
}

} // namespace

bool renewalIsDue(const CertificateTimes& times, std::int64_t nowMs) {
    return times.untilMs - nowMs < renewalAheadMs;
}

Result<HttpRequest> renewalRequest(const std::string& serverName, BytesView certificate) {
    auto key = certifiedKey(certificate);
    if (!key)
        return fail(ErrorCode::Corrupt, "This tablet's TLS certificate cannot be read, so it cannot be renewed.");
    return HttpRequest{"POST", "/v1/renew", packMessage(canonicalBytes(RenewalRequest{serverName, *std::move(key)}))};
}

Result<std::optional<Bytes>> renewedCertificate(
    const HttpResponse& response, BytesView certificate, BytesView authority) {
    if (response.status != ok)
        return serverRefusal(response).error;
    const auto canonical = unpackMessage(response.body);
    if (!canonical)
        return unreadableAnswer(canonical.error());
    auto answer = renewalResponseFrom(*canonical);
    if (!answer)
        return unreadableAnswer(answer.error());
    auto& renewed = answer->tlsCertificate;
    if (std::ranges::equal(renewed, certificate))
        return std::optional<Bytes>();
    const auto held = certificateTimes(certificate);
    const auto times = certificateTimes(renewed);
    const auto heldKey = certifiedKey(certificate);
    const auto key = certifiedKey(renewed);
    if (!held || !times || !heldKey || !key)
        return refused("it cannot be read.");
    if (*key != *heldKey)
        return refused("it is for another key than this tablet's.");
    if (!isIssuedBy(renewed, authority))
        return refused("it is not of the authority that was pinned at enrolment.");
    if (times->untilMs <= held->untilMs)
        return refused("it ends no later.");
    return std::optional(std::move(renewed));
}

} // namespace seenheard
