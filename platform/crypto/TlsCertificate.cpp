#include "platform/crypto/TlsCertificate.h"

#include "platform/crypto/OpenSslHandle.h"

#include <openssl/err.h>

#include <ctime>

namespace seenheard {

namespace {

Error noCertificate() {
    ERR_clear_error();
    return fail(ErrorCode::Malformed, "This is not an X.509 certificate.");
}

std::int64_t msOf(const ASN1_TIME* time) {
    std::tm parts{};
    return ASN1_TIME_to_tm(time, &parts) == 1 ? std::int64_t{timegm(&parts)} * 1000 : 0;
}

} // namespace

Result<CertificateTimes> certificateTimes(BytesView certificate) {
    const auto read = x509From(certificate);
    if (!read)
        return noCertificate();
    return CertificateTimes{msOf(X509_get0_notBefore(read.get())), msOf(X509_get0_notAfter(read.get()))};
}

Result<Bytes> certifiedKey(BytesView certificate) {
    const auto read = x509From(certificate);
    unsigned char* out = nullptr;
    const int size = read ? i2d_PUBKEY(X509_get0_pubkey(read.get()), &out) : 0;
    if (size <= 0)
        return noCertificate();
    Bytes der(out, out + size);
    OPENSSL_free(out);
    return der;
}

bool isIssuedBy(BytesView certificate, BytesView authority) {
    const auto issued = x509From(certificate);
    const auto issuer = x509From(authority);
    const bool holds = issued && issuer && X509_verify(issued.get(), X509_get0_pubkey(issuer.get())) == 1;
    ERR_clear_error();
    return holds;
}

} // namespace seenheard
