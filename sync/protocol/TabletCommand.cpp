#include "sync/protocol/TabletCommand.h"

#include "sync/protocol/StrictReading.h"

namespace seenheard {

std::string_view wordFor(CommandKind kind) {
    switch (kind) {
    case CommandKind::Lock: return "lock";
    case CommandKind::Unlock: return "unlock";
    case CommandKind::Wipe: return "wipe";
    }
    return "unknown";
}

void write(CborWriter& writer, const TabletCommand& command) {
    writer.array(3);
    writer.unsignedInt(command.number);
    writer.unsignedInt(static_cast<std::uint64_t>(command.kind));
    writer.integer(command.givenAtMs);
}

TabletCommand readTabletCommand(CborReader& reader) {
    TabletCommand command;
    reader.expectArray(3);
    command.number = reader.unsignedInt();
    command.kind = readEnum(reader, CommandKind::Wipe, "an unknown command to the tablet");
    command.givenAtMs = reader.integer();
    return command;
}

} // namespace seenheard
