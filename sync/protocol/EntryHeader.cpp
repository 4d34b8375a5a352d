#include "platform/crypto/Hashing.h"
#include "sync/protocol/Entry.h"
#include "sync/protocol/StrictReading.h"
#include "sync/protocol/TreeHeadRefCoding.h"

namespace seenheard {

namespace {

constexpr std::int32_t mostOffsetMinutes = 24 * 60;

std::int32_t readOffset(CborReader& reader) {
    const auto minutes = reader.integer();
    if (minutes >= -mostOffsetMinutes && minutes <= mostOffsetMinutes)
        return static_cast<std::int32_t>(minutes);
    reader.refuse("a local time more than a day away from UTC");
    return 0;
}

} // namespace

Bytes canonicalBytes(const EntryHeader& header) {
    CborWriter writer;
    writer.array(13);
    writer.unsignedInt(EntryHeader::formatVersion);
    writer.id(header.signer);
    writer.unsignedInt(header.number);
    writer.id(header.previous);
    writer.text(header.form.id);
    writer.id(header.form.hash);
    writer.integer(header.writtenAt.utcMs);
    writer.integer(header.writtenAt.offsetMinutes);
    writer.unsignedInt(static_cast<std::uint64_t>(header.writtenAt.quality));
    write(writer, header.treeHeadSeen);
    writer.id(header.draft);
    writer.boolean(header.unfinished);
    writeIds(writer, header.commitments);
    return writer.take();
}

Result<EntryHeader> entryHeaderFrom(BytesView canonical) {
    constexpr std::string_view what = "entry header";
    if (auto status = checkSizeAndVersion(canonical, limits::headerBytes, EntryHeader::formatVersion, what); !status)
        return status.error();
    CborReader reader(canonical);
    EntryHeader header;
    reader.expectArray(13);
    if (reader.unsignedInt() != EntryHeader::formatVersion)
        reader.refuse("no format version");
    header.signer = reader.id<SignerId>();
    header.number = reader.unsignedInt();
    header.previous = reader.id<EntryId>();
    header.form.id = readText(reader, limits::nameBytes, "a form id that is too long");
    header.form.hash = reader.id<Hash>();
    header.writtenAt.utcMs = reader.integer();
    header.writtenAt.offsetMinutes = readOffset(reader);
    header.writtenAt.quality = readEnum(reader, ClockQuality::Suspect, "an unknown clock quality");
    header.treeHeadSeen = readTreeHeadRef(reader);
    header.draft = reader.id<DraftId>();
    header.unfinished = reader.boolean();
    header.commitments = readIds<Hash>(reader, limits::partsInEntry);
    if (header.number == 0)
        reader.refuse("the number 0, where a signer's entries start at 1");
    if ((header.number == 1) != header.previous.isZero())
        reader.refuse("a previous entry that does not fit the number");
    if (auto status = reader.finish(what); !status)
        return status.error();
    return header;
}

EntryId entryIdOf(BytesView canonicalHeader) {
    return EntryId{sha256(canonicalHeader).octets};
}

} // namespace seenheard
