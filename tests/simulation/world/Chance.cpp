#include "tests/simulation/world/Chance.h"

namespace seenheard {

namespace {

/// SplitMix64: each state gives one number, and neighbouring states have nothing in common.
std::uint64_t mixed(std::uint64_t state) {
    state = (state ^ (state >> 30U)) * 0xbf58476d1ce4e5b9U;
    state = (state ^ (state >> 27U)) * 0x94d049bb133111ebU;
    return state ^ (state >> 31U);
}

constexpr std::uint64_t stride = 0x9e3779b97f4a7c15U;

} // namespace

Chance::Chance(std::uint64_t seed, std::initializer_list<std::uint64_t> names) : state_(mixed(seed + stride)) {
    for (const auto name : names)
        state_ = mixed(state_ ^ mixed(name + stride));
}

std::uint64_t Chance::next() {
    state_ += stride;
    return mixed(state_);
}

std::int64_t Chance::between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most - least) + 1));
}

void Chance::fill(std::span<std::uint8_t> octets) {
    std::size_t at = 0;
    while (at < octets.size()) {
        auto number = next();
        for (int i = 0; i < 8 && at < octets.size(); ++i, number >>= 8U)
            octets[at++] = static_cast<std::uint8_t>(number);
    }
}

} // namespace seenheard
