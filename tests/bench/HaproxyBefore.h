#pragma once

#include "tests/bench/DemoForce.h"

namespace seenheard::bench {

/// A HAProxy that ends TLS before a force's server, with the configuration that is installed.
class HaproxyBefore {
public:
    /// Makes its certificates in that directory, where the server's socket is `server.sock`. Unsupported where HAProxy
    /// is not installed.
    [[nodiscard]] static Result<HaproxyBefore> start(DemoForce& force, const std::filesystem::path& directory);

    [[nodiscard]] std::uint16_t port() const { return port_; }

private:
    HaproxyBefore(Program proxy, std::uint16_t port) : proxy_(std::move(proxy)), port_(port) {}

    Program proxy_;
    std::uint16_t port_;
};

} // namespace seenheard::bench
