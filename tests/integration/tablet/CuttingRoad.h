#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>

namespace seenheard {

/// The network between a tablet and its server: carries octets until so many have come from the server, then cuts.
class CuttingRoad {
public:
    /// Listens on a port of this machine and leads to another one.
    CuttingRoad(const std::string& fromPort, const std::string& toPort);
    ~CuttingRoad();
    CuttingRoad(const CuttingRoad&) = delete;
    CuttingRoad& operator=(const CuttingRoad&) = delete;

    /// For the connections that are made from now on.
    void cutAfter(std::uint64_t octetsFromServer) { cutAfter_ = octetsFromServer; }
    /// Octets that the connection which had most of them had from the server.
    [[nodiscard]] std::uint64_t most() const { return most_; }

private:
    void serve(const std::stop_token& stop);
    void carry(int tablet);

    std::uint16_t to_;
    int listening_;
    std::atomic<std::uint64_t> cutAfter_ = UINT64_MAX;
    std::atomic<std::uint64_t> most_ = 0;
    std::jthread thread_;
};

} // namespace seenheard
