#pragma once

#include <atomic>
#include <cstdint>

namespace seenheard {

/// What the HTTP server has in hand, for whoever watches it. Read from any thread.
struct HttpFigures {
    std::atomic<std::uint64_t> connections{0};
    std::atomic<std::uint64_t> live{0};        ///< Requests that wait for the log to move.
    std::atomic<std::uint64_t> queued{0};      ///< That wait for a thread.
    std::atomic<std::uint64_t> busyThreads{0}; ///< That answer one now.
    std::atomic<std::uint64_t> bodyBytes{0};
    std::atomic<std::uint64_t> taken{0};       ///< Connections since the start …
    std::atomic<std::uint64_t> turnedAway{0};  ///< … those for which there was no room …
    std::atomic<std::uint64_t> gaveWay{0};     ///< … and strangers' that were ended to make room.
    std::atomic<std::uint64_t> refusedBusy{0}; ///< Requests.
    std::atomic<std::uint64_t> refusedRate{0};
};

} // namespace seenheard
