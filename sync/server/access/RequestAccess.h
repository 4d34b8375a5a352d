#pragma once

#include "sync/protocol/ExchangeRequest.h"
#include "sync/protocol/PictureMessages.h"
#include "sync/server/access/SignerDirectory.h"
#include "sync/server/http/Request.h"
#include "sync/server/http/Response.h"

#include <variant>

namespace seenheard {

/// A request whose sender is known.
struct AdmittedRequest {
    ExchangeRequest request;
    ElidedEntries elided; ///< Entries to be restored into the request.
    std::shared_ptr<const SignerCertificate> signer;
};

/// A request for a picture whose sender is known.
struct AdmittedPictureRequest {
    PictureRequest request;
    std::shared_ptr<const SignerCertificate> signer;
};

/// Decides who may exchange: a signer of ours, whose key signed this very request for this server just now, over a
/// connection of his own tablet.
class RequestAccess {
public:
    static constexpr std::int64_t clockToleranceMs = 5LL * 60 * 1000;

    RequestAccess(std::string serverName, const PublicKey& issuingKey, SignerDirectory& signers, const Clock& clock)
        : serverName_(std::move(serverName))
        , issuingKey_(issuingKey)
        , signers_(signers)
        , clock_(clock) {}

    [[nodiscard]] std::variant<AdmittedRequest, Response> check(const Request& request);
    [[nodiscard]] std::variant<AdmittedPictureRequest, Response> checkPicture(const Request& request);

private:
    [[nodiscard]] std::variant<AdmittedRequest, Response> checkSender(
        const SignedRequest& signedRequest, ExchangeRequest request, const RequestHead& head);

    [[nodiscard]] std::optional<Response> refuseServer(const std::string& named) const;
    /// Where the sender is not the one at whose tablet it is sent now.
    [[nodiscard]] std::optional<Response> refuseSender(
        const SignerCertificate& signer, bool isSigned, std::int64_t serverTimeMs, const RequestHead& head) const;
    /// Nobody where he is neither known nor shows a certificate of this server.
    [[nodiscard]] Result<std::shared_ptr<const SignerCertificate>> signerOf(const ExchangeRequest& request);

    std::string serverName_;
    PublicKey issuingKey_;
    SignerDirectory& signers_;
    const Clock& clock_;
};

} // namespace seenheard
