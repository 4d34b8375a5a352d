#include "sync/protocol/BoxSegment.h"

#include "platform/crypto/Hashing.h"

#include <algorithm>
#include <charconv>

namespace seenheard {

namespace {

// Fixed places, little-endian numbers: a reader on another machine, years later, needs nothing else.
constexpr std::array<std::uint8_t, 8> magic{'S', 'H', 'B', 'O', 'X', 0, 0, 1};
constexpr std::string_view associatedContext = "seenheard box v1";
constexpr std::size_t keyBytes = 32;
constexpr std::size_t sealedKeyBytes = 80;
constexpr std::size_t checksumBytes = 8;
constexpr std::size_t headBytes = 8 + 8 + 2 * keyBytes + 2 * sealedKeyBytes + checksumBytes;
constexpr std::size_t lengthBytes = 4;
constexpr std::size_t clearBytes = 1 + 16 + 8 + 32 + 16 + 4;
constexpr std::size_t leastSealedBytes = 24 + 16;
constexpr std::size_t mostFrameBytes = 32ULL * 1024 * 1024;
constexpr std::string_view extension = ".box";

void put(Bytes& out, BytesView octets) {
    out.insert(out.end(), octets.begin(), octets.end());
}

void putNumber(Bytes& out, std::uint64_t value, int octets) {
    for (int i = 0; i < octets; ++i)
        out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

/// Reads fields one after the other; the caller has checked that they are there.
class Fields {
public:
    explicit Fields(BytesView from) : from_(from) {}

    BytesView take(std::size_t count) {
        const auto taken = from_.first(count);
        from_ = from_.subspan(count);
        return taken;
    }
    std::uint64_t number(std::size_t count) {
        std::uint64_t value = 0;
        const auto octets = take(count);
        for (std::size_t i = 0; i < count; ++i)
            value |= std::uint64_t{octets[i]} << (8 * i);
        return value;
    }
    template<typename IdType>
    IdType id() {
        return IdType::fromBytes(take(IdType::size)).value_or(IdType{});
    }

private:
    BytesView from_;
};

Bytes checksumOf(BytesView octets) {
    const auto hash = sha256(octets);
    return {hash.octets.begin(), hash.octets.begin() + checksumBytes};
}

bool checksumFits(BytesView octets, BytesView checksum) {
    return std::ranges::equal(checksumOf(octets), checksum);
}

Bytes clearOctets(const BoxHeader& header) {
    Bytes out;
    out.reserve(clearBytes);
    out.push_back(static_cast<std::uint8_t>(header.kind));
    put(out, header.signer.bytes());
    putNumber(out, header.number, 8);
    put(out, header.entry.bytes());
    put(out, header.draft.bytes());
    putNumber(out, header.revision, 4);
    return out;
}

BoxHeader headerFrom(BytesView clear) {
    Fields fields(clear);
    BoxHeader header;
    header.kind = static_cast<BoxKind>(fields.number(1));
    header.signer = fields.id<SignerId>();
    header.number = fields.number(8);
    header.entry = fields.id<EntryId>();
    header.draft = fields.id<DraftId>();
    header.revision = static_cast<std::uint32_t>(fields.number(4));
    return header;
}

Bytes associatedWith(std::uint64_t segment, BytesView clear) {
    Bytes out;
    put(out, bytesOf(associatedContext));
    putNumber(out, segment, 8);
    put(out, clear);
    return out;
}

bool isKind(std::uint8_t octet) {
    return octet >= static_cast<std::uint8_t>(BoxKind::Entry) && octet <= static_cast<std::uint8_t>(BoxKind::Carried);
}

void readRecords(BoxSegment& segment, BytesView file) {
    std::size_t at = headBytes;
    segment.goodBytes = at;
    while (at < file.size()) {
        const auto rest = file.subspan(at);
        if (rest.size() < lengthBytes) {
            segment.tornBytes = rest.size();
            return;
        }
        const auto length = Fields(rest).number(lengthBytes);
        if (length < clearBytes + leastSealedBytes || length > mostFrameBytes) {
            segment.strangeBytes = rest.size();
            return;
        }
        const auto whole = lengthBytes + length + checksumBytes;
        if (rest.size() < whole) {
            segment.tornBytes = rest.size();
            return;
        }
        const auto content = rest.subspan(lengthBytes, length);
        if (checksumFits(rest.first(lengthBytes + length), rest.subspan(lengthBytes + length, checksumBytes))
            && isKind(content[0]))
            segment.records.push_back({headerFrom(content), copyOf(content.subspan(clearBytes)), at});
        else
            ++segment.damaged;
        at += whole;
        segment.goodBytes = at;
    }
}

} // namespace

Result<SecretBytes> BoxSegment::open(const BoxRecord& record, BytesView segmentKey) const {
    if (segmentKey.size() != keyBytes)
        return fail(ErrorCode::InvalidInput, "That is no key of a black box segment.");
    return decrypt(segmentKey, record.sealed, associatedWith(number, clearOctets(record.header)));
}

Result<BoxSegment> boxSegmentFrom(BytesView file) {
    if (file.size() < headBytes || !std::ranges::equal(file.first(magic.size()), magic)
        || !checksumFits(file.first(headBytes - checksumBytes), file.subspan(headBytes - checksumBytes, checksumBytes)))
        return fail(ErrorCode::Corrupt, "A file of the black box does not begin as one; it is left as it is.");
    Fields fields(file.subspan(magic.size()));
    BoxSegment segment;
    segment.number = fields.number(8);
    segment.ingestKey = fields.id<SealingPublicKey>();
    segment.recoveryKey = fields.id<SealingPublicKey>();
    segment.keyForIngest = copyOf(fields.take(sealedKeyBytes));
    segment.keyForRecovery = copyOf(fields.take(sealedKeyBytes));
    readRecords(segment, file);
    return segment;
}

Result<Bytes> boxSegmentHead(
    std::uint64_t number, const SealingPublicKey& ingest, const SealingPublicKey& recovery, BytesView segmentKey) {
    Bytes out(magic.begin(), magic.end());
    putNumber(out, number, 8);
    put(out, ingest.bytes());
    put(out, recovery.bytes());
    for (const auto* key : {&ingest, &recovery}) {
        const auto sealed = sealTo(*key, segmentKey);
        if (!sealed)
            return sealed.error();
        put(out, *sealed);
    }
    put(out, checksumOf(out));
    if (out.size() != headBytes)
        return fail(ErrorCode::Internal, "A segment's key has not the length that was agreed.");
    return out;
}

Bytes boxRecordFrame(
    std::uint64_t segment, const BoxHeader& header, BytesView payload, BytesView segmentKey, Random& random) {
    const auto clear = clearOctets(header);
    const auto length = clear.size() + encryptedSize(payload.size());
    Bytes frame;
    frame.reserve(lengthBytes + length + checksumBytes);
    putNumber(frame, length, lengthBytes);
    put(frame, clear);
    encryptOnto(frame, segmentKey, payload, associatedWith(segment, clear), random);
    put(frame, checksumOf(frame));
    return frame;
}

std::size_t boxSegmentHeadBytes() {
    return headBytes;
}

BytesView boxRecordOctets(BytesView file, const BoxRecord& record) {
    return file.subspan(record.offset, lengthBytes + clearBytes + record.sealed.size() + checksumBytes);
}

Result<std::vector<std::uint64_t>> boxSegmentsIn(const std::filesystem::path& directory) {
    std::vector<std::uint64_t> numbers;
    std::error_code failure;
    if (!std::filesystem::exists(directory, failure))
        return numbers;
    for (std::filesystem::directory_iterator at(directory, failure), end; !failure && at != end;
         at.increment(failure)) {
        if (at->path().extension() != extension)
            continue;
        const auto name = at->path().stem().string();
        std::uint64_t number = 0;
        const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
        if (read.ec == std::errc{} && read.ptr == name.data() + name.size())
            numbers.push_back(number);
    }
    if (failure)
        return fail(ErrorCode::StorageFailed, "Could not read the black box's directory: " + failure.message() + ".");
    std::ranges::sort(numbers);
    return numbers;
}

std::filesystem::path boxSegmentPath(const std::filesystem::path& directory, std::uint64_t number) {
    auto digits = std::to_string(number);
    digits.insert(0, digits.size() < 8 ? 8 - digits.size() : 0, '0');
    return directory / (digits + std::string(extension));
}

} // namespace seenheard
