#include "sync/protocol/RangeDigest.h"

#include "platform/crypto/Hashing.h"
#include "sync/protocol/StrictReading.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

void write(CborWriter& writer, const std::optional<Hash>& digest) {
    if (digest)
        writer.id(*digest);
    else
        writer.null();
}

std::optional<Hash> readDigest(CborReader& reader) {
    return reader.null() ? std::nullopt : std::optional(reader.id<Hash>());
}

RecordId padded(const std::string& prefix, char with) {
    auto hex = prefix;
    hex.resize(RecordId::size * 2, with);
    return RecordId::fromHex(hex).value_or(RecordId{});
}

} // namespace

Hash digestOf(const RecordState& state) {
    return digestOfState(canonicalBytes(state));
}

Hash digestOfState(BytesView canonical) {
    return sha256(canonical);
}

std::optional<Hash> digestOf(std::span<const RecordDigest> records) {
    Bytes all;
    all.reserve(records.size() * (RecordId::size + Hash::size));
    for (const auto& one : records) {
        if (!one.digest)
            return std::nullopt;
        all.insert(all.end(), one.record.octets.begin(), one.record.octets.end());
        all.insert(all.end(), one.digest->octets.begin(), one.digest->octets.end());
    }
    return sha256(all);
}

std::pair<RecordId, RecordId> boundsOf(const std::string& prefix) {
    return {padded(prefix, '0'), padded(prefix, 'f')};
}

std::span<const RecordDigest> inRange(std::span<const RecordDigest> records, const std::string& prefix) {
    const auto [lowest, highest] = boundsOf(prefix);
    const auto first = std::ranges::lower_bound(records, lowest, {}, &RecordDigest::record);
    const auto last = std::ranges::upper_bound(records, highest, {}, &RecordDigest::record);
    return {first, last};
}

RangeFound compared(const RangeAsked& asked, std::span<const RecordDigest> records) {
    RangeFound found;
    found.same = digestOf(records) == asked.digest;
    if (found.same)
        return found;
    if (records.size() <= limits::recordsOfRange || asked.prefix.size() == RecordId::size * 2) {
        found.records.assign(records.begin(), records.end());
        return found;
    }
    for (std::size_t digit = 0; digit < digits.size(); ++digit) {
        const auto part = inRange(records, asked.prefix + digits[digit]);
        if (!part.empty())
            found.parts.push_back({static_cast<std::uint8_t>(digit), digestOf(part)});
    }
    return found;
}

void write(CborWriter& writer, const RangeAsked& asked) {
    writer.array(3);
    write(writer, asked.scope);
    writer.text(asked.prefix);
    writer.id(asked.digest);
}

RangeAsked readRangeAsked(CborReader& reader) {
    RangeAsked asked;
    reader.expectArray(3);
    asked.scope = readRecordScope(reader);
    asked.prefix = readText(reader, RecordId::size * 2, "a range that is smaller than one record");
    if (asked.prefix.find_first_not_of(digits) != std::string::npos)
        reader.refuse("a range that is no hexadecimal digits");
    asked.digest = reader.id<Hash>();
    return asked;
}

void write(CborWriter& writer, const RangeFound& found) {
    writer.array(3);
    writer.boolean(found.same);
    writer.array(found.parts.size());
    for (const auto& part : found.parts) {
        writer.array(2);
        writer.unsignedInt(part.digit);
        write(writer, part.digest);
    }
    writer.array(found.records.size());
    for (const auto& one : found.records) {
        writer.array(2);
        writer.id(one.record);
        write(writer, one.digest);
    }
}

RangeFound readRangeFound(CborReader& reader) {
    RangeFound found;
    reader.expectArray(3);
    found.same = reader.boolean();
    found.parts = readList(reader, digits.size(), [](CborReader& part) {
        RangePart read;
        part.expectArray(2);
        const auto digit = part.unsignedInt();
        if (digit >= digits.size())
            part.refuse("a digit above fifteen");
        read.digit = static_cast<std::uint8_t>(digit);
        read.digest = readDigest(part);
        return read;
    });
    found.records = readList(reader, limits::recordsOfRange, [](CborReader& one) {
        RecordDigest read;
        one.expectArray(2);
        read.record = one.id<RecordId>();
        read.digest = readDigest(one);
        return read;
    });
    return found;
}

} // namespace seenheard
