#include "sync/transport/TlsKey.h"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace seenheard {

namespace {

template<auto Free>
struct FreeWith {
    template<typename T>
    void operator()(T* object) const {
        Free(object);
    }
};

using Key = std::unique_ptr<EVP_PKEY, FreeWith<&EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, FreeWith<&X509_free>>;
using Memory = std::unique_ptr<BIO, FreeWith<&BIO_free_all>>;

Bytes contentOf(BIO& memory) {
    char* begin = nullptr;
    const auto length = BIO_get_mem_data(&memory, &begin);
    return copyOf(bytesOf(std::string_view(begin, static_cast<std::size_t>(length))));
}

} // namespace

Result<TlsKey> generateTlsKey() {
    const Key key(EVP_EC_gen("P-256"));
    const Memory pem(BIO_new(BIO_s_mem()));
    const Memory der(BIO_new(BIO_s_mem()));
    if (!key || !pem || !der
        || PEM_write_bio_PrivateKey(pem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1
        || i2d_PUBKEY_bio(der.get(), key.get()) != 1)
        return fail(ErrorCode::Internal, "OpenSSL could not make a TLS key for this tablet.");
    return TlsKey{contentOf(*pem), contentOf(*der)};
}

bool isCertificateOf(BytesView certificateDer, const TlsKey& key) {
    const auto* begin = certificateDer.data();
    const Certificate certificate(d2i_X509(nullptr, &begin, static_cast<long>(certificateDer.size())));
    if (!certificate)
        return false;
    const Memory der(BIO_new(BIO_s_mem()));
    auto* certified = X509_get0_pubkey(certificate.get());
    return certified != nullptr && der && i2d_PUBKEY_bio(der.get(), certified) == 1 && contentOf(*der) == key.publicDer;
}

} // namespace seenheard
