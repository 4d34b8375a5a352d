#pragma once

#include "sync/records/Cbor.h"

namespace seenheard {

/// What whoever runs the server can tell a tablet to do with one officer's profile.
enum class CommandKind : std::uint8_t {
    Lock = 0,   ///< Refuse the PIN until told otherwise.
    Unlock = 1, ///< Take the PIN again.
    Wipe = 2    ///< Erase keys and store. The black box stays: nothing that was saved is lost.
};

/// One command to one tablet; numbers count up for each tablet.
struct TabletCommand {
    std::uint64_t number = 0; ///< 1, 2, 3 …
    CommandKind kind = CommandKind::Lock;
    std::int64_t givenAtMs = 0; ///< Server time.

    bool operator==(const TabletCommand&) const = default;
};

[[nodiscard]] std::string_view wordFor(CommandKind kind);

/// [number, kind, given at], as it stands inside an answer.
void write(CborWriter& writer, const TabletCommand& command);
[[nodiscard]] TabletCommand readTabletCommand(CborReader& reader);

} // namespace seenheard
