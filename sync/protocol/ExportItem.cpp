#include "sync/protocol/ExportItem.h"

#include "sync/protocol/StrictReading.h"

#include <limits>

namespace seenheard {

namespace {

constexpr std::string_view magic = "seenheard export";
constexpr std::string_view what = "item of an export";

enum class Kind : std::uint64_t { Issuer = 1, Signer = 2, Turn = 3, Entry = 4, End = 5, Epoch = 6 };

void begin(CborWriter& writer, std::uint64_t elements, Kind kind) {
    writer.array(elements);
    writer.unsignedInt(static_cast<std::uint64_t>(kind));
}

void write(CborWriter& writer, const ExportBeginning& beginning) {
    writer.array(5);
    writer.text(magic);
    writer.unsignedInt(ExportBeginning::formatVersion);
    writer.text(beginning.serverName);
    writer.id(beginning.root);
    writer.integer(beginning.exportedAtMs);
}

void write(CborWriter& writer, const ExportedIssuer& issuer) {
    begin(writer, 2, Kind::Issuer);
    writer.bytes(issuer.certificate);
}

void write(CborWriter& writer, const ExportedSigner& signer) {
    begin(writer, 2, Kind::Signer);
    writer.bytes(signer.certificate);
}

void write(CborWriter& writer, const ExportedTurn& turn) {
    begin(writer, 3, Kind::Turn);
    writer.bytes(turn.head);
    writeIds(writer, turn.leafHashes);
}

void write(CborWriter& writer, const ExportedPart& part) {
    if (const auto* salted = std::get_if<SaltedPart>(&part)) {
        writer.array(2);
        writer.bytes(salted->salt);
        writer.bytes(salted->canonical);
    } else if (std::holds_alternative<DamagedPart>(part)) {
        writer.boolean(false);
    } else {
        writer.null();
    }
}

void write(CborWriter& writer, const ExportedEntry& entry) {
    begin(writer, 7, Kind::Entry);
    writer.unsignedInt(entry.leaf);
    writer.unsignedInt(static_cast<std::uint64_t>(entry.held));
    writer.integer(entry.receivedAtMs);
    writer.bytes(entry.header);
    writer.bytes(entry.signature);
    writer.array(entry.parts.size());
    for (const auto& part : entry.parts)
        write(writer, part);
}

void write(CborWriter& writer, const ExportEnd& end) {
    begin(writer, 2, Kind::End);
    writer.unsignedInt(end.leaves);
}

void write(CborWriter& writer, const ExportedEpoch& epoch) {
    begin(writer, 2, Kind::Epoch);
    writer.bytes(epoch.statement);
}

ExportBeginning readBeginning(CborReader& reader) {
    ExportBeginning beginning;
    if (readText(reader, magic.size(), "another beginning than an export's") != magic)
        reader.refuse("another beginning than an export's");
    if (reader.unsignedInt() != ExportBeginning::formatVersion)
        reader.refuse("a version of exports that this program does not know");
    beginning.serverName = readText(reader, limits::nameBytes, "a server name that is too long");
    beginning.root = reader.id<PublicKey>();
    beginning.exportedAtMs = reader.integer();
    return beginning;
}

ExportedPart readPart(CborReader& reader) {
    if (reader.null())
        return std::monostate{};
    if (reader.peek() == CborKind::Boolean) {
        if (reader.boolean())
            reader.refuse("a part that is neither there nor absent");
        return DamagedPart{};
    }
    SaltedPart part;
    reader.expectArray(2);
    const auto salt = reader.bytes();
    if (salt.size() == part.salt.size())
        std::copy(salt.begin(), salt.end(), part.salt.begin());
    else
        reader.refuse("a salt of the wrong length");
    part.canonical = readBytes(reader, limits::entryBytes, "a part that is too large");
    return part;
}

ExportedEntry readEntry(CborReader& reader) {
    ExportedEntry entry;
    entry.leaf = reader.unsignedInt();
    // Nobody signs it, and a reason that is newer than the program must not keep anybody from checking the rest.
    const auto held = reader.unsignedInt();
    if (held > std::numeric_limits<std::uint8_t>::max())
        reader.refuse("a reason for a hold that can be none");
    entry.held = static_cast<HoldReason>(held);
    entry.receivedAtMs = reader.integer();
    entry.header = readBytes(reader, limits::entryBytes, "a header that is too large");
    entry.signature = readBytes(reader, limits::entryBytes, "a signature that is too large");
    entry.parts = readList(reader, limits::partsInEntry, readPart);
    return entry;
}

ExportedTurn readTurn(CborReader& reader) {
    ExportedTurn turn;
    turn.head = readBytes(reader, limits::headerBytes, "a tree head that is too large");
    turn.leafHashes = readIds<Hash>(reader, ExportedTurn::mostLeaves);
    return turn;
}

ExportItem readItem(CborReader& reader, std::uint64_t elements) {
    if (elements == 5 && reader.peek() == CborKind::TextString)
        return readBeginning(reader);
    const auto kind = static_cast<Kind>(reader.unsignedInt());
    if (kind == Kind::Issuer && elements == 2)
        return ExportedIssuer{readBytes(reader, limits::headerBytes, "a certificate that is too large")};
    if (kind == Kind::Signer && elements == 2)
        return ExportedSigner{readBytes(reader, limits::headerBytes, "a certificate that is too large")};
    if (kind == Kind::Epoch && elements == 2)
        return ExportedEpoch{readBytes(reader, limits::epochBytes, "a statement that is too large")};
    if (kind == Kind::Turn && elements == 3)
        return readTurn(reader);
    if (kind == Kind::Entry && elements == 7)
        return readEntry(reader);
    if (kind != Kind::End || elements != 2)
        reader.refuse("a kind of item that this program does not know");
    return ExportEnd{reader.unsignedInt()};
}

} // namespace

Bytes framed(const ExportItem& item) {
    CborWriter content;
    std::visit([&content](const auto& one) { write(content, one); }, item);
    CborWriter frame;
    frame.bytes(content.result());
    return frame.take();
}

Result<ExportItem> exportItemFrom(BytesView canonical) {
    if (canonical.size() > exportItemBytes)
        return fail(ErrorCode::TooLarge, "The item of the export is larger than one may be.");
    CborReader reader(canonical);
    auto item = readItem(reader, reader.array(7));
    if (auto status = reader.finish(what); !status)
        return status.error();
    return item;
}

} // namespace seenheard
