#pragma once

#include "sync/engine/Transport.h"
#include "tests/simulation/world/Chance.h"

#include <map>

namespace seenheard {

/// What happened, by kind, for the line that a run prints.
using FaultCounts = std::map<std::string, std::uint64_t>;

/// What becomes of one message and its answer on the way.
struct Passage {
    std::int64_t thereMs = 0; ///< How long the request takes.
    std::int64_t backMs = 0;  ///< … and the answer.
    bool requestLost = false, answerLost = false;
    bool requestCut = false, answerCut = false;
    std::optional<std::int64_t> againMs; ///< The request arrives a second time, this much later.
};

/// How bad the network is just now.
struct Weather {
    std::uint64_t troubleOneIn = 0; ///< One message in so many meets a fault; 0: none does.

    [[nodiscard]] Passage passage(Chance& chance, FaultCounts& faults) const;
};

/// The first octets of a message.
[[nodiscard]] Bytes cut(const Bytes& message, Chance& chance);

} // namespace seenheard
