#include "sync/server/access/TlsAuthority.h"

#include "platform/crypto/Hashing.h"
#include "platform/crypto/OpenSslHandle.h"

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace seenheard {

namespace {

constexpr long secondsOfDay = 24L * 60 * 60;
/// A tablet whose clock is a little behind has to accept what was issued just now.
constexpr long secondsBefore = secondsOfDay;
constexpr long authorityDays = 3650;
constexpr long serverDays = 1825;
constexpr long tabletDays = 1825;

using Certificate = X509Handle;
using Key = KeyHandle;
using Extension = OpenSslHandle<X509_EXTENSION, X509_EXTENSION_free>;

Error failed(std::string_view what) {
    ERR_clear_error();
    return fail(ErrorCode::Internal, "OpenSSL could not " + std::string(what) + ".");
}

template<typename Encode, typename Held>
Bytes derOf(Encode encode, Held* held) {
    unsigned char* out = nullptr;
    const int size = encode(held, &out);
    if (size <= 0)
        return {};
    Bytes der(out, out + size);
    OPENSSL_cleanse(out, static_cast<std::size_t>(size));
    OPENSSL_free(out);
    return der;
}

Bytes derOf(const Certificate& certificate) {
    return derOf(i2d_X509, certificate.get());
}
Bytes derOf(const Key& key) {
    return derOf(i2d_PrivateKey, key.get());
}

Result<Key> keyFrom(BytesView der) {
    auto key = privateKeyFrom(der);
    if (!key)
        return failed("read the private key of the TLS authority");
    return key;
}

Result<Certificate> certificateFrom(BytesView der) {
    auto certificate = x509From(der);
    if (!certificate)
        return failed("read the certificate of the TLS authority");
    return certificate;
}

Result<Key> tabletKeyFrom(BytesView der) {
    const auto refused = fail(ErrorCode::Malformed, "The tablet's TLS key is not an EC P-256 public key.");
    const auto* at = der.data();
    Key key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
    std::array<char, 32> group{};
    std::size_t length = 0;
    const bool isP256 = key && at == der.data() + der.size() && EVP_PKEY_is_a(key.get(), "EC") == 1
        && EVP_PKEY_get_group_name(key.get(), group.data(), group.size(), &length) == 1
        && std::string_view(group.data(), length) == SN_X9_62_prime256v1;
    ERR_clear_error();
    if (!isP256)
        return refused;
    return key;
}

Status addExtension(X509* certificate, X509* issuer, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1)
        return failed("put '" + value + "' into a certificate");
    return success();
}

Status setSerial(X509* certificate) {
    std::array<unsigned char, 16> serial{};
    if (RAND_bytes(serial.data(), static_cast<int>(serial.size())) != 1)
        return failed("make random octets");
    serial[0] &= 0x7FU;
    const OpenSslHandle<BIGNUM, BN_free> number(BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
    if (!number || BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) == nullptr)
        return failed("number a certificate");
    return success();
}

Status setTimes(X509* certificate, std::int64_t nowMs, long days) {
    const auto now = static_cast<std::time_t>(nowMs / 1000);
    const std::time_t from = now - secondsBefore;
    const std::time_t until = now + days * secondsOfDay;
    if (ASN1_TIME_set(X509_getm_notBefore(certificate), from) == nullptr
        || ASN1_TIME_set(X509_getm_notAfter(certificate), until) == nullptr)
        return failed("date a certificate");
    return success();
}

struct CertificateWish {
    std::string commonName;
    long days = 0;
    std::vector<std::pair<int, std::string>> extensions;
};

/// Without an issuer it is signed by its own key.
Result<Certificate> issue(
    const CertificateWish& wish, EVP_PKEY* subjectKey, X509* issuer, EVP_PKEY* issuerKey, std::int64_t nowMs) {
    Certificate certificate(X509_new());
    if (!certificate || X509_set_version(certificate.get(), 2) != 1
        || X509_set_pubkey(certificate.get(), subjectKey) != 1)
        return failed("begin a certificate");
    if (auto status = setSerial(certificate.get()); !status)
        return status.error();
    if (auto status = setTimes(certificate.get(), nowMs, wish.days); !status)
        return status.error();
    auto* subject = X509_get_subject_name(certificate.get());
    const auto* name = reinterpret_cast<const unsigned char*>(wish.commonName.data());
    if (X509_NAME_add_entry_by_NID(
            subject, NID_commonName, MBSTRING_UTF8, name, static_cast<int>(wish.commonName.size()), -1, 0)
        != 1)
        return failed("name a certificate");
    auto* signedBy = issuer == nullptr ? certificate.get() : issuer;
    if (X509_set_issuer_name(certificate.get(), X509_get_subject_name(signedBy)) != 1)
        return failed("name the issuer of a certificate");
    for (const auto& [kind, value] : wish.extensions) {
        if (auto status = addExtension(certificate.get(), signedBy, kind, value); !status)
            return status.error();
    }
    if (X509_sign(certificate.get(), issuerKey, EVP_sha256()) == 0)
        return failed("sign a certificate");
    return certificate;
}

Result<Bytes> issueBy(
    const TlsCredential& authority, const CertificateWish& wish, EVP_PKEY* subjectKey, std::int64_t nowMs) {
    const auto key = keyFrom(authority.key);
    if (!key)
        return key.error();
    const auto issuer = certificateFrom(authority.certificate);
    if (!issuer)
        return issuer.error();
    const auto certificate = issue(wish, subjectKey, issuer->get(), key->get(), nowMs);
    if (!certificate)
        return certificate.error();
    return derOf(*certificate);
}

bool isAddress(const std::string& host) {
    const OpenSslHandle<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free> address(a2i_IPADDRESS(host.c_str()));
    ERR_clear_error();
    return address != nullptr;
}

/// What a host is made of; anything else could say more to OpenSSL than a name.
bool isHost(const std::string& host) {
    return !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
            || (character >= '0' && character <= '9') || character == '.' || character == '-' || character == ':';
    });
}

} // namespace

Result<TlsCredential> makeTlsAuthority(const std::string& serverName, std::int64_t nowMs) {
    const Key key(EVP_EC_gen("P-256"));
    if (!key)
        return failed("make a key");
    // A common name holds at most 64 characters.
    const auto shortName = serverName.size() > 40 ? std::string("authority") : serverName;
    const auto certificate =
        issue({"Seen & Heard: " + shortName, authorityDays,
                  {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                      {NID_key_usage, "critical,keyCertSign,cRLSign"}, {NID_subject_key_identifier, "hash"}}},
            key.get(), nullptr, key.get(), nowMs);
    if (!certificate)
        return certificate.error();
    return TlsCredential{derOf(*certificate), derOf(key)};
}

Result<TlsCredential> issueServerCertificate(
    const TlsCredential& authority, const std::vector<std::string>& hosts, std::int64_t nowMs) {
    std::string names;
    for (const auto& host : hosts) {
        if (!isHost(host))
            return fail(ErrorCode::InvalidInput,
                "'" + host + "' is no host: give a DNS name or an IP address, one after each --host.");
        names += (names.empty() ? "" : ",") + std::string(isAddress(host) ? "IP:" : "DNS:") + host;
    }
    const Key key(EVP_EC_gen("P-256"));
    if (!key)
        return failed("make a key");
    auto certificate = issueBy(authority,
        {"seenheard-server", serverDays,
            {{NID_basic_constraints, "critical,CA:FALSE"}, {NID_key_usage, "critical,digitalSignature"},
                {NID_ext_key_usage, "serverAuth"}, {NID_subject_alt_name, names},
                {NID_authority_key_identifier, "keyid"}}},
        key.get(), nowMs);
    if (!certificate)
        return certificate.error();
    return TlsCredential{std::move(*certificate), derOf(key)};
}

Result<Bytes> issueTabletCertificate(const TlsCredential& authority, BytesView publicKey, std::int64_t nowMs) {
    const auto key = tabletKeyFrom(publicKey);
    if (!key)
        return key.error();
    return issueBy(authority,
        {tabletIdOf(publicKey).hex(), tabletDays,
            {{NID_basic_constraints, "critical,CA:FALSE"}, {NID_key_usage, "critical,digitalSignature"},
                {NID_ext_key_usage, "clientAuth"}, {NID_authority_key_identifier, "keyid"}}},
        key->get(), nowMs);
}

TabletId tabletIdOf(BytesView tlsPublicKey) {
    const auto hash = sha256(tlsPublicKey);
    TabletId id;
    std::copy_n(hash.octets.begin(), id.octets.size(), id.octets.begin());
    return id;
}

} // namespace seenheard
