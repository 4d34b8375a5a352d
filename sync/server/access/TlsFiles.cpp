#include "sync/server/access/TlsFiles.h"

#include "platform/base/File.h"
#include "platform/crypto/OpenSslHandle.h"
#include "platform/crypto/TlsCertificate.h"

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <array>

namespace seenheard {

namespace {

constexpr std::uint64_t mostBytes = 64ULL * 1024;
constexpr std::int64_t msOfDay = 24LL * 60 * 60 * 1000;

using Memory = OpenSslHandle<BIO, BIO_free_all>;
using Names = OpenSslHandle<GENERAL_NAMES, GENERAL_NAMES_free>;

Memory memoryOf(BytesView octets) {
    return Memory(BIO_new_mem_buf(octets.data(), static_cast<int>(octets.size())));
}

Result<std::string> textIn(const Memory& memory, bool written) {
    char* text = nullptr;
    const auto length = written ? BIO_get_mem_data(memory.get(), &text) : 0;
    if (length <= 0)
        return fail(ErrorCode::Internal, "OpenSSL could not write a PEM file.");
    return std::string(text, static_cast<std::size_t>(length));
}

template<typename Encode, typename Held>
Bytes derOf(Encode encode, Held* held) {
    unsigned char* out = nullptr;
    const int size = encode(held, &out);
    Bytes der(out, out + (size > 0 ? size : 0));
    OPENSSL_clear_free(out, der.size());
    return der;
}

std::string shown(const GENERAL_NAME& name) {
    if (name.type == GEN_DNS) {
        const auto* text = ASN1_STRING_get0_data(name.d.dNSName);
        return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(ASN1_STRING_length(name.d.dNSName))};
    }
    if (name.type != GEN_IPADD)
        return {};
    std::array<char, INET6_ADDRSTRLEN> text{};
    const int family = ASN1_STRING_length(name.d.iPAddress) == 4 ? AF_INET : AF_INET6;
    return inet_ntop(family, ASN1_STRING_get0_data(name.d.iPAddress), text.data(), text.size()) == nullptr
        ? std::string()
        : std::string(text.data());
}

} // namespace

std::int64_t TlsCertificateFacts::daysLeft(std::int64_t nowMs) const {
    const auto left = untilMs - nowMs;
    return left >= 0 ? left / msOfDay : -((-left + msOfDay - 1) / msOfDay);
}

Result<TlsCertificateFacts> tlsCertificateFacts(BytesView der) {
    const auto times = certificateTimes(der);
    if (!times)
        return times.error();
    const auto certificate = x509From(der);
    TlsCertificateFacts facts;
    const auto* serial = X509_get0_serialNumber(certificate.get());
    facts.serial = toHex({ASN1_STRING_get0_data(serial), static_cast<std::size_t>(ASN1_STRING_length(serial))});
    facts.fromMs = times->fromMs;
    facts.untilMs = times->untilMs;
    const Names names(
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate.get(), NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        if (auto host = shown(*sk_GENERAL_NAME_value(names.get(), i)); !host.empty())
            facts.hosts.push_back(std::move(host));
    }
    return facts;
}

Result<TlsCredential> readTlsFiles(const std::filesystem::path& certificate, const std::filesystem::path& key) {
    const auto certificateOctets = readFile(certificate, mostBytes);
    if (!certificateOctets)
        return certificateOctets.error();
    const auto keyOctets = readFile(key, mostBytes);
    if (!keyOctets)
        return keyOctets.error();
    const X509Handle found(PEM_read_bio_X509(memoryOf(*certificateOctets).get(), nullptr, nullptr, nullptr));
    // An empty passphrase, or OpenSSL would ask for one at the terminal.
    char none[] = "";
    const KeyHandle privateKey(PEM_read_bio_PrivateKey(memoryOf(*keyOctets).get(), nullptr, nullptr, none));
    ERR_clear_error();
    if (!found)
        return fail(ErrorCode::Malformed, certificate.string() + " holds no certificate in PEM.");
    if (!privateKey)
        return fail(ErrorCode::Malformed, key.string() + " holds no private key in PEM without a passphrase.");
    if (X509_check_private_key(found.get(), privateKey.get()) != 1) {
        ERR_clear_error();
        return fail(ErrorCode::InvalidInput, key.string() + " is not the key of " + certificate.string() + ".");
    }
    return TlsCredential{derOf(i2d_X509, found.get()), derOf(i2d_PrivateKey, privateKey.get())};
}

Result<std::string> certificatePem(BytesView der) {
    const auto certificate = x509From(der);
    const Memory memory(BIO_new(BIO_s_mem()));
    return textIn(memory, certificate && PEM_write_bio_X509(memory.get(), certificate.get()) == 1);
}

Result<std::string> keyPem(BytesView der) {
    const auto key = privateKeyFrom(der);
    const Memory memory(BIO_new(BIO_s_mem()));
    return textIn(memory,
        key && PEM_write_bio_PKCS8PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
}

} // namespace seenheard
