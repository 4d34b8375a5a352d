#include "sync/verify/Signers.h"

#include <algorithm>

namespace seenheard {

Status Signers::addIssuer(BytesView certificate, std::string_view serverName) {
    const auto issuing = issuingCertificateFrom(certificate);
    if (!issuing)
        return issuing.error();
    if (!verify(*issuing, root_))
        return fail(ErrorCode::BadSignature, "It is not signed by the root key.");
    if (issuing->serverName != serverName)
        return fail(ErrorCode::BadSignature, "It is another server's.");
    issuers_.push_back(issuing->issuingKey);
    return success();
}

Status Signers::addSigner(BytesView certificate) {
    const auto signer = signerCertificateFrom(certificate);
    if (!signer)
        return signer.error();
    if (!isIssued(*signer))
        return fail(ErrorCode::BadSignature, "It is not signed by an issuing key.");
    keys_.emplace(signer->signer(), signer->signingKey);
    if (signer->role == Role::Server)
        servers_.insert(signer->signer());
    return success();
}

bool Signers::isIssued(const SignerCertificate& certificate) const {
    return std::any_of(issuers_.begin(), issuers_.end(),
        [&certificate](const PublicKey& issuer) { return verify(certificate, issuer); });
}

bool Signers::signedBySomeIssuer(const TreeHead& head) const {
    return std::any_of(
        issuers_.begin(), issuers_.end(), [&head](const PublicKey& issuer) { return verify(head, issuer); });
}

const PublicKey* Signers::keyOf(const SignerId& signer) const {
    const auto found = keys_.find(signer);
    return found == keys_.end() ? nullptr : &found->second;
}

} // namespace seenheard
