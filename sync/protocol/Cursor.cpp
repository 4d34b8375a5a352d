#include "sync/protocol/Cursor.h"

#include "sync/protocol/StrictReading.h"

namespace seenheard {

void write(CborWriter& writer, const Cursor& cursor) {
    writer.array(2);
    writer.unsignedInt(cursor.epoch);
    writer.unsignedInt(cursor.leaf);
}

Cursor readCursor(CborReader& reader) {
    Cursor cursor;
    reader.expectArray(2);
    cursor.epoch = reader.unsignedInt();
    cursor.leaf = reader.unsignedInt();
    return cursor;
}

void write(CborWriter& writer, const ReferenceVersion& version) {
    writer.array(2);
    writer.text(version.set);
    writer.unsignedInt(version.version);
}

ReferenceVersion readReferenceVersion(CborReader& reader) {
    ReferenceVersion version;
    reader.expectArray(2);
    version.set = readText(reader, limits::nameBytes, "the name of a reference set that is too long");
    version.version = reader.unsignedInt();
    return version;
}

} // namespace seenheard
