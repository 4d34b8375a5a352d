#pragma once

#include "platform/base/Result.h"
#include "sync/server/store/ServerIdentity.h"

#include <memory>
#include <optional>
#include <string>

struct ssl_ctx_st;
struct ssl_st;

namespace seenheard {

/// What came back over a connection.
struct HttpAnswer {
    int status = 0;
    std::string headers;
    Bytes body;
};

/// How a connection is made.
struct HttpsSettings {
    std::uint16_t port = 0;
    Bytes authority;                         ///< DER; trusted, and nobody else. Empty: anybody.
    std::optional<TlsCredential> credential; ///< The client's own.
    int highestVersion = 0;                  ///< Of TLS; 0 for no bound.
};

/// A blocking HTTPS client on OpenSSL alone, so that the server is not tested with its own library.
class HttpsClient {
public:
    [[nodiscard]] static Result<HttpsClient> connect(const HttpsSettings& settings, std::string_view beforeTls = {});
    HttpsClient(HttpsClient&& other) noexcept;
    HttpsClient& operator=(HttpsClient&&) = delete;
    ~HttpsClient();

    [[nodiscard]] Result<HttpAnswer> request(const std::string& method, const std::string& path, const Bytes& body = {},
        const std::string& moreHeaders = {});

    /// For what no orderly client sends. False when the other side has gone.
    bool write(std::string_view octets);
    [[nodiscard]] Result<HttpAnswer> readAnswer();
    [[nodiscard]] std::string version() const;

private:
    HttpsClient(int socket, ssl_ctx_st* context, ssl_st* connection)
        : socket_(socket)
        , context_(context)
        , connection_(connection) {}

    int socket_;
    ssl_ctx_st* context_;
    ssl_st* connection_;
};

} // namespace seenheard
