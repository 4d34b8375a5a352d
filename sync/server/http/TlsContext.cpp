#include "sync/server/http/TlsContext.h"

#include "platform/crypto/OpenSslHandle.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <array>

namespace seenheard {

namespace {

Error failed(std::string_view what) {
    ERR_clear_error();
    return fail(ErrorCode::Internal, "TLS could not be prepared: OpenSSL refused " + std::string(what) + ".");
}

} // namespace

void TlsContextFree::operator()(ssl_ctx_st* context) const {
    SSL_CTX_free(context);
}

Result<TlsContext> makeTlsContext(const TlsCredential& server, BytesView authorityCertificate) {
    TlsContext context(SSL_CTX_new(TLS_server_method()));
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION) != 1)
        return failed("a context for TLS 1.3");
    const auto certificate = x509From(server.certificate);
    const auto key = privateKeyFrom(server.key);
    if (!certificate || !key || SSL_CTX_use_certificate(context.get(), certificate.get()) != 1
        || SSL_CTX_use_PrivateKey(context.get(), key.get()) != 1)
        return failed("the server's certificate and key");
    const auto authority = x509From(authorityCertificate);
    if (!authority || X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), authority.get()) != 1
        || SSL_CTX_add_client_CA(context.get(), authority.get()) != 1)
        return failed("the authority's certificate");
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    // Without it a tablet that comes back to an earlier session is refused.
    constexpr std::string_view sessions = "seenheard";
    SSL_CTX_set_session_id_context(
        context.get(), reinterpret_cast<const unsigned char*>(sessions.data()), sessions.size());
    return context;
}

std::optional<TabletId> tabletOf(ssl_st* connection) {
    const X509Handle certificate(SSL_get1_peer_certificate(connection));
    if (!certificate || SSL_get_verify_result(connection) != X509_V_OK)
        return std::nullopt;
    std::array<char, 2 * TabletId::size + 1> name{};
    const int length = X509_NAME_get_text_by_NID(
        X509_get_subject_name(certificate.get()), NID_commonName, name.data(), static_cast<int>(name.size()));
    if (length < 0)
        return std::nullopt;
    return TabletId::fromHex(std::string_view(name.data(), static_cast<std::size_t>(length)));
}

} // namespace seenheard
