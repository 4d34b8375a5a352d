#include "sync/records/ValueCodec.h"

#include <algorithm>
#include <limits>
#include <set>

namespace seenheard {

namespace {

/// Says which kind of value an array holds; published once, never used for anything else.
enum Tag : std::uint64_t {
    TagChoices = 0,
    TagInstant = 1,
    TagReference = 2,
    TagNotObtained = 3,
    TagWithdrawn = 4,
    TagCleared = 5,
    TagPicture = 6
};

constexpr std::uint64_t pictureElements = 11;

struct ValueWriter {
    CborWriter& writer;

    void operator()(bool value) const { writer.boolean(value); }
    void operator()(std::int64_t value) const { writer.integer(value); }
    void operator()(const Text& value) const { writer.text(value); }
    void operator()(const Bytes& value) const { writer.bytes(value); }
    void operator()(const Choices& value) const {
        // A set, whatever order the caller left it in: else every reader would refuse the entry.
        const std::set<std::string_view> names(value.names.begin(), value.names.end());
        open(2, TagChoices);
        writer.array(names.size());
        for (const auto& name : names)
            writer.text(name);
    }
    void operator()(const Instant& value) const {
        open(4, TagInstant);
        writeInstant(writer, value);
    }
    void operator()(const Reference& value) const {
        open(3, TagReference);
        writer.text(value.kind);
        writer.text(value.id);
    }
    void operator()(const NotObtained& value) const {
        open(3, TagNotObtained);
        writer.text(value.reason);
        writer.text(value.note);
    }
    void operator()(const Withdrawn& value) const {
        open(2, TagWithdrawn);
        writer.text(value.reason);
    }
    void operator()(const Cleared&) const { open(1, TagCleared); }
    void operator()(const Picture& value) const {
        open(pictureElements, TagPicture);
        writer.id(value.id);
        writer.id(value.key);
        writer.id(value.content);
        writer.unsignedInt(value.octets);
        writer.unsignedInt(static_cast<std::uint64_t>(value.kind));
        writer.unsignedInt(value.width);
        writer.unsignedInt(value.height);
        writeInstant(writer, value.takenAt);
    }

private:
    void open(std::uint64_t length, Tag tag) const {
        writer.array(length);
        writer.unsignedInt(tag);
    }
};

Choices readChoices(CborReader& reader) {
    Choices choices;
    const std::uint64_t count = reader.array(std::numeric_limits<std::uint64_t>::max());
    for (std::uint64_t left = count; left > 0 && !reader.failed(); --left) {
        auto name = reader.text();
        if (!choices.names.empty() && name <= choices.names.back())
            reader.refuse("choices out of order");
        choices.names.push_back(std::move(name));
    }
    return choices;
}

Picture readPicture(CborReader& reader) {
    Picture picture;
    picture.id = reader.id<PictureId>();
    picture.key = reader.id<PictureKey>();
    picture.content = reader.id<Hash>();
    picture.octets = readUint32(reader);
    const auto kind = reader.unsignedInt();
    picture.width = readUint32(reader);
    picture.height = readUint32(reader);
    picture.takenAt = readInstant(reader);
    if (kind > static_cast<std::uint64_t>(PictureKind::Drawing))
        reader.refuse("a kind of picture that this version does not know");
    else
        picture.kind = static_cast<PictureKind>(kind);
    return picture;
}

Value readTagged(CborReader& reader) {
    const std::uint64_t length = reader.array(pictureElements);
    const std::uint64_t tag = reader.unsignedInt();
    if (tag == TagChoices && length == 2)
        return readChoices(reader);
    if (tag == TagInstant && length == 4)
        return readInstant(reader);
    // Braces take their elements in the order in which they stand.
    if (tag == TagReference && length == 3)
        return Reference{reader.text(), reader.text()};
    if (tag == TagNotObtained && length == 3)
        return NotObtained{reader.text(), reader.text()};
    if (tag == TagWithdrawn && length == 2)
        return Withdrawn{reader.text()};
    if (tag == TagCleared && length == 1)
        return Cleared{};
    if (tag == TagPicture && length == pictureElements)
        return readPicture(reader);
    reader.refuse("a kind of value that this version does not know");
    return Cleared{};
}

} // namespace

void writeValue(CborWriter& writer, const Value& value) {
    std::visit(ValueWriter{writer}, value);
}

Value readValue(CborReader& reader) {
    switch (reader.peek()) {
    case CborKind::Boolean: return reader.boolean();
    case CborKind::Unsigned:
    case CborKind::Negative: return reader.integer();
    case CborKind::TextString: return reader.text();
    case CborKind::ByteString: return copyOf(reader.bytes());
    case CborKind::Array: return readTagged(reader);
    case CborKind::Null:
    case CborKind::End:
    case CborKind::Other: break;
    }
    reader.refuse("something else where a value belongs");
    return Cleared{};
}

void writeInstant(CborWriter& writer, const Instant& instant) {
    writer.integer(instant.utcMs);
    writer.integer(instant.offsetMinutes);
    writer.unsignedInt(static_cast<std::uint64_t>(instant.quality));
}

Instant readInstant(CborReader& reader) {
    const std::int64_t utcMs = reader.integer();
    const std::int64_t offset = reader.integer();
    const std::uint64_t quality = reader.unsignedInt();
    if (offset < std::numeric_limits<std::int32_t>::min() || offset > std::numeric_limits<std::int32_t>::max()
        || quality > static_cast<std::uint64_t>(ClockQuality::Suspect)) {
        reader.refuse("a moment that cannot be");
        return {};
    }
    return {utcMs, static_cast<std::int32_t>(offset), static_cast<ClockQuality>(quality)};
}

void writeKey(CborWriter& writer, const RegisterKey& key) {
    writer.array(key.path.size());
    for (const auto& component : key.path) {
        if (const auto* field = std::get_if<FieldNumber>(&component))
            writer.unsignedInt(*field);
        else
            writer.id(std::get<ItemId>(component));
    }
}

RegisterKey readKey(CborReader& reader) {
    RegisterKey key;
    const std::uint64_t count = reader.array(std::numeric_limits<std::uint64_t>::max());
    key.path.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(count, 4))); // as many as an item's field has
    for (std::uint64_t left = count; left > 0 && !reader.failed(); --left) {
        if (reader.peek() == CborKind::ByteString)
            key.path.emplace_back(reader.id<ItemId>());
        else
            key.path.emplace_back(readUint32(reader));
    }
    if (key.path.empty() || !std::holds_alternative<FieldNumber>(key.path.front()))
        reader.refuse("a register that does not start with a field");
    return key;
}

void writeOperationId(CborWriter& writer, const OperationId& id) {
    writer.array(4);
    writer.id(id.signer);
    writer.unsignedInt(id.number);
    writer.unsignedInt(id.index);
    writer.id(id.entry);
}

OperationId readOperationId(CborReader& reader) {
    OperationId id;
    reader.expectArray(4);
    id.signer = reader.id<SignerId>();
    id.number = reader.unsignedInt();
    id.index = readUint32(reader);
    id.entry = reader.id<EntryId>();
    return id;
}

std::uint32_t readUint32(CborReader& reader) {
    const std::uint64_t value = reader.unsignedInt();
    if (value > std::numeric_limits<std::uint32_t>::max()) {
        reader.refuse("a number that is too large");
        return 0;
    }
    return static_cast<std::uint32_t>(value);
}

void writeDepth(CborWriter& writer, const std::optional<std::uint64_t>& depth) {
    if (depth)
        writer.unsignedInt(*depth);
    else
        writer.null();
}

std::optional<std::uint64_t> readDepth(CborReader& reader) {
    if (reader.null())
        return std::nullopt;
    return reader.unsignedInt();
}

void writeReason(CborWriter& writer, const std::optional<std::string>& reason) {
    if (reason)
        writer.text(*reason);
    else
        writer.null();
}

std::optional<std::string> readReason(CborReader& reader) {
    if (reader.null())
        return std::nullopt;
    return reader.text();
}

} // namespace seenheard
