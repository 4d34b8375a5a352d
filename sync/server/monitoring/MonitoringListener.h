#pragma once

#include "sync/server/http/ListenAddress.h"
#include "sync/server/http/Response.h"

#include <functional>
#include <memory>
#include <thread>

namespace seenheard {

/// Answers GET over plain HTTP on a loopback address, one connection after the other, so that whoever watches needs no
/// certificate and takes no thread from tablets.
class MonitoringListener {
public:
    /// Called with the path, on the listener's thread.
    using Answer = std::function<Response(const std::string& path)>;

    /// InvalidInput where the address is not of loopback: what is told here is not for the network.
    [[nodiscard]] static Result<std::unique_ptr<MonitoringListener>> listen(const std::string& address, Answer answer);
    ~MonitoringListener();
    MonitoringListener(const MonitoringListener&) = delete;
    MonitoringListener& operator=(const MonitoringListener&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }

private:
    MonitoringListener(int socket, std::uint16_t port, Answer answer);
    void serve(const std::stop_token& stop) const;
    void serveOne(int connection) const;

    int socket_;
    std::uint16_t port_;
    Answer answer_;
    std::jthread thread_;
};

} // namespace seenheard
