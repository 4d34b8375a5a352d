#pragma once

#include "platform/base/Log.h"
#include "sync/server/http/HttpFigures.h"
#include "sync/server/http/RequestHandler.h"
#include "sync/server/http/TlsContext.h"
#include "sync/server/monitoring/RequestWatcher.h"

#include <filesystem>
#include <vector>

namespace seenheard {

/// Bounds on what strangers can make the server hold.
struct HttpLimits {
    std::size_t connections = 4096;     ///< When they are all taken the oldest without a tablet's certificate goes.
    std::size_t addressConnections = 0; ///< Of one IP address; 0: no bound of their own.
    std::size_t threads = 4;            ///< That handlers run on.
    std::size_t queue = 1024;           ///< Requests that wait for one of these; more are told to come back.
    std::size_t bodyBytes = 256ULL * 1024 * 1024; ///< Of all bodies being read or answered.
    std::uint32_t tabletRate = 6000;              ///< Requests a minute that one tablet may make, …
    std::uint32_t addressRate = 6000;             ///< … and one IP address without a tablet's certificate.
    std::int64_t handshakeMs = 15'000;
    std::int64_t headerMs = 15'000;           ///< From the first octet of a request to the end of its header.
    std::int64_t idleMs = 75'000;             ///< From one request to the first octet of the next.
    std::int64_t stallMs = 30'000;            ///< Without any progress in a body or an answer.
    std::int64_t holdMs = 25'000;             ///< That an answer waits for the log to move: less than tablets wait.
    std::int64_t graceMs = 60'000;            ///< Before a body has to keep up …
    std::size_t slowestBytesPerSecond = 1024; ///< … with this.
    std::int64_t stopMs = 10'000;             ///< That what is under way may take once it is told to stop.
};

/// Speaks HTTP/1.1 over TLS 1.3, or to a proxy that has ended TLS, and hands requests to a RequestHandler on a bounded
/// pool of threads. Connections are read and written on one thread.
class HttpsServer {
public:
    /// Takes the port, "127.0.0.1:8443" or "[::1]:0"; connections wait until run(). Every request is told to each of
    /// `watchers`, on the server's thread. References must outlive it.
    [[nodiscard]] static Result<std::unique_ptr<HttpsServer>> listen(const std::string& address, TlsContext tls,
        RequestHandler& handler, Log& log, const HttpLimits& limits = {}, std::vector<RequestWatcher*> watchers = {});
    ~HttpsServer();
    /// Also waits on a socket of the file system (mode 0660) for a proxy on this machine, which says by PROXY protocol
    /// whose certificate it has verified: whoever may write there is believed. What a process that died left there is
    /// removed. Before run().
    [[nodiscard]] Status listenBehindProxy(const std::filesystem::path& socket);

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] const HttpFigures& figures() const;
    /// Serves until stop().
    void run();
    /// From any thread: the log goes this far now, which answers those who wait for it.
    void announce(const Cursor& newest);
    /// From any thread: takes no more requests, answers those who wait for news, ends what is under way, and lets
    /// run() return.
    void stop();

private:
    struct State;
    explicit HttpsServer(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

} // namespace seenheard
