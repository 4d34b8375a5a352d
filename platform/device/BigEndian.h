#pragma once

#include "platform/base/Bytes.h"

#include <concepts>

namespace seenheard {

/// Appends a number with its most significant octet first.
template<std::unsigned_integral Number>
void appendBigEndian(Bytes& bytes, Number number) {
    for (std::size_t left = sizeof number; left-- > 0;)
        bytes.push_back(static_cast<std::uint8_t>(number >> (8 * left)));
}

/// Reads what appendBigEndian wrote; the octets must be there.
template<std::unsigned_integral Number>
[[nodiscard]] Number readBigEndian(BytesView bytes, std::size_t offset) {
    Number number = 0;
    for (const auto octet : bytes.subspan(offset, sizeof number))
        number = static_cast<Number>(number << 8U) | octet;
    return number;
}

} // namespace seenheard
