#include "sync/protocol/BoxResponse.h"

#include "sync/protocol/StrictReading.h"

namespace seenheard {

Bytes canonicalBytes(const BoxResponse& response) {
    CborWriter writer;
    writer.array(5);
    writer.unsignedInt(BoxResponse::formatVersion);
    writer.integer(response.serverTimeMs);
    writer.array(response.receipts.size());
    for (const auto& receipt : response.receipts)
        write(writer, receipt);
    writer.raw(canonicalBytes(response.treeHead));
    writer.array(response.commands.size());
    for (const auto& command : response.commands)
        write(writer, command);
    return writer.take();
}

Result<BoxResponse> boxResponseFrom(BytesView canonical) {
    constexpr std::string_view what = "answer to a black box";
    if (auto status = checkSizeAndVersion(canonical, limits::inflatedBytes, BoxResponse::formatVersion, what); !status)
        return status.error();
    CborReader reader(canonical);
    BoxResponse response;
    reader.expectArray(5);
    if (reader.unsignedInt() != BoxResponse::formatVersion)
        reader.refuse("no format version");
    response.serverTimeMs = reader.integer();
    response.receipts = readList(reader, limits::receiptsInAnswer, readReceipt);
    const auto head = reader.raw();
    if (!reader.failed()) {
        if (auto read = treeHeadFrom(head))
            response.treeHead = *read;
        else
            reader.refuse("a tree head that cannot be read");
    }
    response.commands = readList(reader, limits::commandsInAnswer, readTabletCommand);
    if (auto status = reader.finish(what); !status)
        return status.error();
    return response;
}

} // namespace seenheard
