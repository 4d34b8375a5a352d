#pragma once

#include "sync/protocol/Entry.h"
#include "sync/records/Cbor.h"

namespace seenheard {

/// [epoch, size, root], as it stands inside headers, tree heads and requests.
inline void write(CborWriter& writer, const TreeHeadRef& ref) {
    writer.array(3);
    writer.unsignedInt(ref.epoch);
    writer.unsignedInt(ref.size);
    writer.id(ref.root);
}

[[nodiscard]] inline TreeHeadRef readTreeHeadRef(CborReader& reader) {
    TreeHeadRef ref;
    reader.expectArray(3);
    ref.epoch = reader.unsignedInt();
    ref.size = reader.unsignedInt();
    ref.root = reader.id<Hash>();
    return ref;
}

} // namespace seenheard
