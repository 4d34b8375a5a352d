#pragma once

#include "sync/records/Cbor.h"

namespace seenheard {

/// Where a pull stands: all leaves below `leaf` of `epoch` are here.
struct Cursor {
    std::uint64_t epoch = 0;
    std::uint64_t leaf = 0;

    auto operator<=>(const Cursor&) const = default;
};

/// [epoch, leaf], as it stands inside messages.
void write(CborWriter& writer, const Cursor& cursor);
[[nodiscard]] Cursor readCursor(CborReader& reader);

/// One set of reference data (people, addresses …) that the tablet holds. A version names one content for ever: after a
/// restore, too, none is used a second time.
struct ReferenceVersion {
    std::string set;
    std::uint64_t version = 0;

    auto operator<=>(const ReferenceVersion&) const = default;
};

/// [set, version], as it stands inside messages.
void write(CborWriter& writer, const ReferenceVersion& version);
[[nodiscard]] ReferenceVersion readReferenceVersion(CborReader& reader);

} // namespace seenheard
