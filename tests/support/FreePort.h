#pragma once

#include <cstdint>

namespace seenheard {

/// A port of this machine that is listened on already: a program that is started inherits the socket, so that no port
/// is looked for and lost again. Close it once that program has it.
struct FreePort {
    int socket = -1;
    std::uint16_t port = 0;
};

/// Throws where there is none.
[[nodiscard]] FreePort listenOnFreePort();

} // namespace seenheard
