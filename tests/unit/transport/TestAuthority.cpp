#include "tests/unit/transport/TestAuthority.h"

#include <catch2/catch_test_macros.hpp>
#include <openssl/ec.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace seenheard {

namespace {

constexpr long daySeconds = 24L * 60 * 60;

Bytes derOf(X509* certificate) {
    Bytes der(static_cast<std::size_t>(i2d_X509(certificate, nullptr)));
    auto* at = der.data();
    REQUIRE(i2d_X509(certificate, &at) > 0);
    return der;
}

void extend(X509* certificate, X509* issuer, int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    auto* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    REQUIRE(extension != nullptr);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

std::unique_ptr<X509, decltype(&X509_free)> begun(const char* name, EVP_PKEY* key, int sinceDays, int forDays) {
    static long serial = 1;
    std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), &X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial++);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -sinceDays * daySeconds);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), forDays * daySeconds);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
    return certificate;
}

} // namespace

struct TestAuthority::Key {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = nullptr;
    ~Key() {
        X509_free(certificate);
        EVP_PKEY_free(key);
    }
};

TestAuthority::TestAuthority(int forDays) : key_(std::make_unique<Key>()) {
    auto certificate = begun("Test authority", key_->key, 2, forDays);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    extend(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    extend(certificate.get(), certificate.get(), NID_key_usage, "critical,keyCertSign");
    REQUIRE(X509_sign(certificate.get(), key_->key, EVP_sha256()) > 0);
    certificate_ = derOf(certificate.get());
    key_->certificate = certificate.release();
}

TestAuthority::~TestAuthority() = default;

Bytes TestAuthority::certify(BytesView publicDer, const std::string& address, int sinceDays, int forDays) const {
    const auto* at = publicDer.data();
    auto* key = d2i_PUBKEY(nullptr, &at, static_cast<long>(publicDer.size()));
    REQUIRE(key != nullptr);
    auto certificate = begun(address.empty() ? "Tablet" : "Server", key, sinceDays, forDays);
    EVP_PKEY_free(key);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(key_->certificate));
    if (!address.empty())
        extend(certificate.get(), key_->certificate, NID_subject_alt_name, "IP:" + address);
    REQUIRE(X509_sign(certificate.get(), key_->key, EVP_sha256()) > 0);
    return derOf(certificate.get());
}

} // namespace seenheard
