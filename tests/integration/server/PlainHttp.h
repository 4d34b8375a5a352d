#pragma once

#include <cstdint>
#include <string>

namespace seenheard {

/// What a GET over plain HTTP on this machine is answered, header and body; empty where nobody answers.
[[nodiscard]] std::string plainGet(std::uint16_t port, const std::string& path);
/// The part behind the header.
[[nodiscard]] std::string bodyOf(const std::string& answer);

} // namespace seenheard
