#include "tests/unit/server/TestTokens.h"

#include <catch2/catch_test_macros.hpp>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <array>

namespace seenheard {

namespace {

using nlohmann::json;
using DigestContext = OpenSslHandle<EVP_MD_CTX, EVP_MD_CTX_free>;
using Number = OpenSslHandle<BIGNUM, BN_free>;

KeyHandle made(TestTokens::Kind kind) {
    switch (kind) {
    case TestTokens::Kind::Rsa: return KeyHandle(EVP_RSA_gen(2048));
    case TestTokens::Kind::ShortRsa: return KeyHandle(EVP_RSA_gen(1024));
    case TestTokens::Kind::P256: return KeyHandle(EVP_EC_gen("P-256"));
    case TestTokens::Kind::P384: return KeyHandle(EVP_EC_gen("P-384"));
    }
    return nullptr;
}

std::string numberIn(EVP_PKEY* key, const char* name, int bytes = 0) {
    BIGNUM* found = nullptr;
    REQUIRE(EVP_PKEY_get_bn_param(key, name, &found) == 1);
    const Number number(found);
    Bytes octets(static_cast<std::size_t>(bytes > 0 ? bytes : BN_num_bytes(number.get())));
    REQUIRE(BN_bn2binpad(number.get(), octets.data(), static_cast<int>(octets.size())) > 0);
    return base64Url(octets);
}

Bytes signedBy(EVP_PKEY* key, const EVP_MD* digest, const std::string& text) {
    const DigestContext context(EVP_MD_CTX_new());
    const auto octets = bytesOf(text);
    std::size_t size = 0;
    REQUIRE(EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key) == 1);
    REQUIRE(EVP_DigestSign(context.get(), nullptr, &size, octets.data(), octets.size()) == 1);
    Bytes signature(size);
    REQUIRE(EVP_DigestSign(context.get(), signature.data(), &size, octets.data(), octets.size()) == 1);
    signature.resize(size);
    return signature;
}

/// The two numbers one behind the other, as tokens have them.
Bytes rawOf(const Bytes& der) {
    const auto* at = der.data();
    const OpenSslHandle<ECDSA_SIG, ECDSA_SIG_free> signature(
        d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
    REQUIRE(signature);
    Bytes raw(64);
    BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), raw.data(), 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), raw.data() + 32, 32);
    return raw;
}

} // namespace

std::string base64Url(BytesView octets) {
    std::string text(4 * ((octets.size() + 2) / 3) + 1, '\0');
    text.resize(static_cast<std::size_t>(EVP_EncodeBlock(
        reinterpret_cast<unsigned char*>(text.data()), octets.data(), static_cast<int>(octets.size()))));
    while (text.ends_with('='))
        text.pop_back();
    for (auto& letter : text)
        letter = letter == '+' ? '-' : letter == '/' ? '_' : letter;
    return text;
}

TestTokens::TestTokens(std::string keyId, Kind kind) : keyId_(std::move(keyId)), kind_(kind), key_(made(kind)) {
    REQUIRE(key_);
}

json TestTokens::jwk() const {
    json key{{"kid", keyId_}, {"use", "sig"}};
    if (kind_ == Kind::Rsa || kind_ == Kind::ShortRsa)
        key.update({{"kty", "RSA"}, {"alg", "RS256"}, {"n", numberIn(key_.get(), OSSL_PKEY_PARAM_RSA_N)},
            {"e", numberIn(key_.get(), OSSL_PKEY_PARAM_RSA_E)}});
    else {
        const int bytes = kind_ == Kind::P256 ? 32 : 48;
        key.update({{"kty", "EC"}, {"crv", kind_ == Kind::P256 ? "P-256" : "P-384"},
            {"x", numberIn(key_.get(), OSSL_PKEY_PARAM_EC_PUB_X, bytes)},
            {"y", numberIn(key_.get(), OSSL_PKEY_PARAM_EC_PUB_Y, bytes)}});
    }
    return key;
}

Bytes TestTokens::signatureOf(const std::string& text, const std::string& algorithm) const {
    if (algorithm == "HS256") {
        unsigned char* out = nullptr;
        const int size = i2d_PUBKEY(key_.get(), &out);
        Bytes mac(32);
        const auto octets = bytesOf(text);
        unsigned length = 32;
        HMAC(EVP_sha256(), out, size, octets.data(), octets.size(), mac.data(), &length);
        OPENSSL_free(out);
        return mac;
    }
    if (algorithm == "none")
        return {};
    const auto* digest = algorithm == "RS512" ? EVP_sha512() : EVP_sha256();
    auto signature = signedBy(key_.get(), digest, text);
    return kind_ == Kind::P256 ? rawOf(signature) : signature;
}

std::string TestTokens::token(const json& header, const json& claims) const {
    const auto text = base64Url(bytesOf(header.dump())) + "." + base64Url(bytesOf(claims.dump()));
    return text + "." + base64Url(signatureOf(text, header.value("alg", "")));
}

std::string TestTokens::token(const json& claims) const {
    return token({{"alg", kind_ == Kind::P256 ? "ES256" : "RS256"}, {"kid", keyId_}, {"typ", "JWT"}}, claims);
}

} // namespace seenheard
