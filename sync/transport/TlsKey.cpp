#include "sync/transport/TlsKey.h"

#include "platform/crypto/OpenSslHandle.h"
#include "platform/crypto/TlsCertificate.h"

#include <openssl/ec.h>
#include <openssl/pem.h>

namespace seenheard {

namespace {

using Memory = OpenSslHandle<BIO, BIO_free_all>;

Bytes contentOf(BIO& memory) {
    char* begin = nullptr;
    const auto length = BIO_get_mem_data(&memory, &begin);
    return copyOf(bytesOf(std::string_view(begin, static_cast<std::size_t>(length))));
}

} // namespace

Result<TlsKey> generateTlsKey() {
    const KeyHandle key(EVP_EC_gen("P-256"));
    const Memory pem(BIO_new(BIO_s_mem()));
    const Memory der(BIO_new(BIO_s_mem()));
    if (!key || !pem || !der
        || PEM_write_bio_PrivateKey(pem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1
        || i2d_PUBKEY_bio(der.get(), key.get()) != 1)
        return fail(ErrorCode::Internal, "OpenSSL could not make a TLS key for this tablet.");
    return TlsKey{contentOf(*pem), contentOf(*der)};
}

bool isCertificateOf(BytesView certificateDer, const TlsKey& key) {
    const auto certified = certifiedKey(certificateDer);
    return certified && *certified == key.publicDer;
}

} // namespace seenheard
