#pragma once

#include "sync/server/signin/IssuerClient.h"
#include "tests/support/TempDirectory.h"
#include "tests/unit/server/TestTokens.h"

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

struct ssl_ctx_st;

namespace seenheard {

/// A real issuer on this machine: HTTPS with a certificate of an authority of its own, its discovery document and its
/// keys. Answers one connection after the other, each once.
class TestIssuer {
public:
    /// Its certificate is for that host; 127.0.0.1 is where it is.
    explicit TestIssuer(const std::string& host = "127.0.0.1");
    ~TestIssuer();
    TestIssuer(const TestIssuer&) = delete;
    TestIssuer& operator=(const TestIssuer&) = delete;

    [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + std::to_string(port_); }
    /// Who certifies it, in a PEM file.
    [[nodiscard]] std::string authority() const { return directory_ / "authority.pem"; }
    [[nodiscard]] IssuerPlace place() const { return {url(), authority()}; }

    /// The whole answer at a path, from its status line on; an empty one: it says nothing and holds the connection.
    void answer(const std::string& path, const std::string& octets);
    /// 200 with that document.
    void serve(const std::string& path, const std::string& document);
    /// What an issuer with these keys serves at its two paths.
    void serveKeys(const nlohmann::json& keys);

private:
    void run();
    void serveOne(int socket);

    TempDirectory directory_;
    ssl_ctx_st* context_;
    std::uint16_t port_ = 0;
    int listening_ = -1;
    std::mutex guard_;
    std::map<std::string, std::string> answers_;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

} // namespace seenheard
