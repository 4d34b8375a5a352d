#pragma once

#include "platform/base/Random.h"

#include <initializer_list>

namespace seenheard {

/// A run's luck: the same seed gives the same numbers. A stream named by numbers is untouched by how far others were
/// read, so that a run from which something was left out has the same luck in everything else.
class Chance final : public Random {
public:
    explicit Chance(std::uint64_t seed, std::initializer_list<std::uint64_t> names = {});

    [[nodiscard]] std::uint64_t next();
    [[nodiscard]] std::uint64_t below(std::uint64_t bound) { return next() % bound; }
    [[nodiscard]] bool oneIn(std::uint64_t many) { return below(many) == 0; }
    /// Both included.
    [[nodiscard]] std::int64_t between(std::int64_t least, std::int64_t most);
    void fill(std::span<std::uint8_t> octets) override;

private:
    std::uint64_t state_;
};

} // namespace seenheard
