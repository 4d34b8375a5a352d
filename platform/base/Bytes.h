#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seenheard {

/// Octets owned by value; every blob, message and canonical encoding has this type.
using Bytes = std::vector<std::uint8_t>;

/// Octets somebody else owns.
using BytesView = std::span<const std::uint8_t>;

[[nodiscard]] inline BytesView bytesOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

[[nodiscard]] inline std::string_view textOf(BytesView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[nodiscard]] inline Bytes copyOf(BytesView bytes) {
    return {bytes.begin(), bytes.end()};
}

/// Lower-case hexadecimal, two digits an octet.
[[nodiscard]] std::string toHex(BytesView bytes);

/// Accepts either case; nothing for an odd length or a foreign character.
[[nodiscard]] std::optional<Bytes> fromHex(std::string_view text);

} // namespace seenheard
