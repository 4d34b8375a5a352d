#pragma once

#include "platform/base/Id.h"

namespace seenheard {

/// Where unpredictable octets come from. Injected, so that a simulation can own it.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> octets) = 0;

    template<typename IdType>
    [[nodiscard]] IdType id() {
        IdType made;
        fill(made.octets);
        return made;
    }
    [[nodiscard]] Bytes bytes(std::size_t count) {
        Bytes made(count);
        fill(made);
        return made;
    }
};

} // namespace seenheard
