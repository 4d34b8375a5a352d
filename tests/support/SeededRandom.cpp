#include "tests/support/SeededRandom.h"

#include <stdexcept>

namespace seenheard {

void SeededRandom::fill(std::span<std::uint8_t> octets) {
    std::uint64_t drawn = 0;
    for (std::size_t at = 0; at < octets.size(); ++at) {
        if (at % sizeof drawn == 0)
            drawn = engine_();
        octets[at] = static_cast<std::uint8_t>(drawn);
        drawn >>= 8U;
    }
}

std::uint64_t SeededRandom::below(std::uint64_t limit) {
    if (limit == 0)
        throw std::logic_error("there is no number below 0");
    // Not std::uniform_int_distribution, whose numbers differ from library to library.
    return engine_() % limit;
}

} // namespace seenheard
