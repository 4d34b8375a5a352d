#pragma once

#include "platform/base/AppendFile.h"
#include "sync/engine/BoxSegment.h"

#include <functional>
#include <map>
#include <memory>

namespace seenheard {

/// What opening the box found. None of it loses anything that was acknowledged.
struct BoxOpening {
    std::uint64_t cutBytes = 0; ///< Half a record that a crash left at the end; never acknowledged, cut off.
    std::uint64_t damagedRecords =
        0;                       ///< Whole records of the newest segment whose octets have changed; left as they are.
    bool unreadableTail = false; ///< The newest segment ends in octets that are no record; left as they are.
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

    /// Makes the directory if it is not there. Reads the clear headers of the newest segment only. Nothing is written
    /// but the cut of a torn end; a segment's key never reaches the disk in the clear, so that the first append after
    /// an opening begins a segment.
    [[nodiscard]] static Result<BlackBox> open(const std::filesystem::path& directory, const Keys& keys, Random& random,
        std::uint64_t segmentBytes = usualSegmentBytes);

    /// Durable when it returns success. After a failure nothing of it counts, and the next append begins a segment.
    [[nodiscard]] Status append(const BoxHeader& header, BytesView payload);

    /// The outside head of a chain: the newest entry of that signer that the box has ever held.
    [[nodiscard]] std::optional<BoxHeader> newestEntry(const SignerId& signer) const;
    [[nodiscard]] const BoxOpening& opening() const { return opening_; }

    /// Removes the oldest segments of which nothing is needed any more, up to the first that is; never the newest.
    /// `isNeeded` is asked for each clear header; a draft that a newer record of the box overtakes is not asked for.
    /// Yields how many segments went.
    [[nodiscard]] Result<std::size_t> sweep(const std::function<bool(const BoxHeader&)>& isNeeded);

private:
    BlackBox(std::filesystem::path directory, const Keys& keys, Random& random, std::uint64_t segmentBytes);

    [[nodiscard]] Status readNewest();
    [[nodiscard]] Status beginSegment();
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
