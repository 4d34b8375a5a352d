#include "platform/crypto/Hashing.h"

#include "platform/crypto/Sodium.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <memory>

namespace seenheard {

namespace {

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

/// OpenSSL's SHA-256 uses the processor's own instructions where it has them, libsodium's does not: every entry saved,
/// every proof checked and every batch sequenced hashes. The algorithm is fetched once and the context once a thread.
class Sha256 {
public:
    Sha256() : algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new()) {
        requireOrAbort(algorithm_ != nullptr && context_ != nullptr, "OpenSSL has no SHA-256");
    }
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    ~Sha256() { EVP_MD_free(algorithm_); }

    void begin() { require(EVP_DigestInit_ex2(context_.get(), algorithm_, nullptr)); }
    void add(BytesView piece) { require(EVP_DigestUpdate(context_.get(), piece.data(), piece.size())); }
    [[nodiscard]] Hash end() {
        Hash hash;
        require(EVP_DigestFinal_ex(context_.get(), hash.octets.data(), nullptr));
        return hash;
    }

private:
    static void require(int done) { requireOrAbort(done == 1, "SHA-256 cannot be computed"); }

    EVP_MD* algorithm_;
    std::unique_ptr<EVP_MD_CTX, FreeContext> context_;
};

Sha256& ofThisThread() {
    static thread_local Sha256 hashing;
    return hashing;
}

} // namespace

Hash sha256(BytesView input) {
    return sha256({input});
}

Hash sha256(std::initializer_list<BytesView> pieces) {
    auto& hashing = ofThisThread();
    hashing.begin();
    for (const auto piece : pieces)
        hashing.add(piece);
    return hashing.end();
}

Hash hmacSha256(BytesView key, BytesView input) {
    requireOrAbort(key.size() == crypto_auth_hmacsha256_KEYBYTES, "hmacSha256 needs a key of 32 octets");
    Hash hash;
    crypto_auth_hmacsha256(hash.octets.data(), input.data(), input.size(), key.data());
    return hash;
}

} // namespace seenheard
