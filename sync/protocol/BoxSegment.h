#pragma once

#include "platform/crypto/Sealing.h"
#include "sync/protocol/Entry.h"

#include <filesystem>

namespace seenheard {

/// What a record of the black box holds.
enum class BoxKind : std::uint8_t {
    Entry = 1,  ///< A canonical entry.
    Draft = 2,  ///< One revision of a draft, signed.
    Carried = 3 ///< Nothing: the newest clear header of an earlier segment, so that segments can go.
};

/// The clear header of one record: all that a locked tablet or a reader without keys may know.
struct BoxHeader {
    BoxKind kind = BoxKind::Entry;
    SignerId signer;
    std::uint64_t number = 0;   ///< Of the entry; 0 for a draft.
    EntryId entry;              ///< Zero for a draft.
    DraftId draft;              ///< The draft itself, or the one that the entry overtakes; may be zero.
    std::uint32_t revision = 0; ///< Of the draft; 0 for an entry.

    bool operator==(const BoxHeader&) const = default;
};

/// One record as it lies in a segment: its payload is XChaCha20-Poly1305 under the segment's key, bound to segment
/// number and clear header.
struct BoxRecord {
    BoxHeader header;
    Bytes sealed;
    std::uint64_t offset = 0; ///< Where it begins in the file.
};

/// One file of the black box, read without any key. Layout: docs/schema.md.
struct BoxSegment {
    std::uint64_t number = 0;
    SealingPublicKey ingestKey;
    SealingPublicKey recoveryKey;
    Bytes keyForIngest; ///< The segment's key, sealed to each.
    Bytes keyForRecovery;
    std::vector<BoxRecord> records;
    std::uint64_t goodBytes = 0;    ///< Up to here the file is whole records.
    std::uint64_t tornBytes = 0;    ///< Behind that: the beginning of a record whose end is not there.
    std::uint64_t strangeBytes = 0; ///< Behind that: octets that are no beginning of a record.
    std::uint64_t damaged = 0;      ///< Records whose checksum does not fit; not in `records`.

    /// Opens one record with the segment's key, which the holder of the ingest or recovery key has opened.
    [[nodiscard]] Result<SecretBytes> open(const BoxRecord& record, BytesView segmentKey) const;
};

/// Corrupt where the head of the file itself is not one of ours.
[[nodiscard]] Result<BoxSegment> boxSegmentFrom(BytesView file);
/// How much of a file is read at most.
constexpr std::uint64_t boxSegmentMostBytes = 64ULL * 1024 * 1024;

/// What writing needs: the head of a new file, and one record with its frame.
[[nodiscard]] Result<Bytes> boxSegmentHead(
    std::uint64_t number, const SealingPublicKey& ingest, const SealingPublicKey& recovery, BytesView segmentKey);
[[nodiscard]] Bytes boxRecordFrame(
    std::uint64_t segment, const BoxHeader& header, BytesView payload, BytesView segmentKey, Random& random);

/// How long the beginning of a file is, before its first record.
[[nodiscard]] std::size_t boxSegmentHeadBytes();
/// The octets of one record with its frame, out of the file it was read from.
[[nodiscard]] BytesView boxRecordOctets(BytesView file, const BoxRecord& record);

/// Numbers of the segments in a directory, ascending; none where there is no directory.
[[nodiscard]] Result<std::vector<std::uint64_t>> boxSegmentsIn(const std::filesystem::path& directory);
[[nodiscard]] std::filesystem::path boxSegmentPath(const std::filesystem::path& directory, std::uint64_t number);

} // namespace seenheard
