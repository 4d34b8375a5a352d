#include "sync/server/access/Pem.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

namespace seenheard {

namespace {

template<auto free>
struct Freeing {
    template<typename Held>
    void operator()(Held* held) const {
        free(held);
    }
};

} // namespace

Result<Bytes> publicKeyIn(std::string_view pem) {
    if (pem.find("PRIVATE KEY") != std::string_view::npos)
        return fail(ErrorCode::InvalidInput,
            "This is a private key. Keep it where it was made, make another if somebody else has seen it, and give the "
            "public one ('openssl pkey -in desk.key -pubout').");
    const std::unique_ptr<BIO, Freeing<BIO_free_all>> in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>> key(
        in ? PEM_read_bio_PUBKEY(in.get(), nullptr, nullptr, nullptr) : nullptr);
    ERR_clear_error();
    unsigned char* out = nullptr;
    const int size = key ? i2d_PUBKEY(key.get(), &out) : 0;
    if (size <= 0)
        return fail(ErrorCode::InvalidInput, "This is no public key as PEM ('-----BEGIN PUBLIC KEY-----').");
    Bytes der(out, out + size);
    OPENSSL_free(out);
    return der;
}

std::string pemOf(BytesView certificate) {
    const std::unique_ptr<BIO, Freeing<BIO_free_all>> out(BIO_new(BIO_s_mem()));
    if (!out
        || PEM_write_bio(out.get(), PEM_STRING_X509, "", certificate.data(), static_cast<long>(certificate.size()))
            <= 0)
        return {};
    char* text = nullptr;
    const auto size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

} // namespace seenheard
