#pragma once

#include "platform/base/AppendFile.h"
#include "sync/protocol/BoxSegment.h"

#include <functional>
#include <map>

namespace seenheard {

/// What opening the box found in its newest segment. Nothing that was acknowledged is lost by a torn end; the octets
/// are left where they are, as every opening begins a segment of its own.
struct BoxOpening {
    std::uint64_t tornBytes = 0;       ///< Half a record that a crash left at the end: never acknowledged.
    std::uint64_t strangeBytes = 0;    ///< Octets at the end that are no beginning of a record.
    std::uint64_t damagedRecords = 0;  ///< Whole records whose octets have changed.
    std::uint64_t damagedSegments = 0; ///< Newest files that do not begin as a segment.
};

/// The append-only file beside the store (ENGINE section 5): clear headers, sealed entries and drafts, in segments
/// `<number>.box`. One program at a time. What was appended is on the disk when append() succeeds.
class BlackBox {
public:
    struct Keys {
        SealingPublicKey ingest;
        SealingPublicKey recovery;
    };
    static constexpr std::uint64_t usualSegmentBytes = 1024ULL * 1024;

    /// Makes the directory if it is not there. Reads the newest segment only and writes nothing. A segment's key is
    /// kept in memory alone, so the first append after an opening begins a segment.
    [[nodiscard]] static Result<BlackBox> open(const std::filesystem::path& directory, const Keys& keys, Random& random,
        std::uint64_t segmentBytes = usualSegmentBytes);

    /// Durable when it returns success. After a failure nothing of it counts, and the next append begins a segment.
    [[nodiscard]] Status append(const BoxHeader& header, BytesView payload);

    /// The outside head of a chain: the newest entry of that signer that the box has ever held.
    [[nodiscard]] std::optional<BoxHeader> newestEntry(const SignerId& signer) const;
    [[nodiscard]] const BoxOpening& opening() const { return opening_; }

    /// Removes the oldest segments of which nothing is needed any more, up to the first that is; never the newest.
    /// `isNeeded` is asked for each entry and draft; not for a draft that a newer revision or an entry in the box
    /// overtakes. Yields how many segments went.
    [[nodiscard]] Result<std::size_t> sweep(const std::function<bool(const BoxHeader&)>& isNeeded);

private:
    BlackBox(std::filesystem::path directory, const Keys& keys, Random& random, std::uint64_t segmentBytes);

    [[nodiscard]] Status readNewest();
    [[nodiscard]] Status beginSegment();
    [[nodiscard]] Result<BoxSegment> segment(std::uint64_t number) const;
    void remember(const BoxHeader& header);

    std::filesystem::path directory_;
    Keys keys_;
    Random* random_;
    std::uint64_t segmentBytes_;
    std::uint64_t newestSegment_ = 0;
    std::map<SignerId, BoxHeader> newest_;
    BoxOpening opening_;
    std::optional<AppendFile> file_;
    SecretBytes segmentKey_;
};

} // namespace seenheard
