#pragma once

#include "sync/records/RecordScope.h"
#include "sync/records/RecordState.h"

#include <span>
#include <string>
#include <vector>

namespace seenheard {

/// One record of a scope as one side has it: the SHA-256 of its canonical state. Nothing where the server's record has
/// moved beyond the cursor that the tablet named, so that the two cannot be compared now.
struct RecordDigest {
    RecordId record;
    std::optional<Hash> digest;

    bool operator==(const RecordDigest&) const = default;
};

/// The records of a scope whose ids begin with these hexadecimal digits, and what the tablet has of them.
struct RangeAsked {
    RecordScope scope;
    std::string prefix; ///< Lower case, at most 32 digits; empty for the whole scope.
    Hash digest;        ///< Of all its records there.

    bool operator==(const RangeAsked&) const = default;
};

/// What the server has of the records whose ids go on with that digit. Nothing where one of them has moved.
struct RangePart {
    std::uint8_t digit = 0;
    std::optional<Hash> digest;

    bool operator==(const RangePart&) const = default;
};

/// The server's side of one range: nothing at all where it is the same; else its parts, or its records where they are
/// few.
struct RangeFound {
    bool same = true;
    std::vector<RangePart> parts;      ///< Those that hold records, by digit.
    std::vector<RecordDigest> records; ///< By id.

    bool operator==(const RangeFound&) const = default;
};

[[nodiscard]] Hash digestOf(const RecordState& state);
/// The same, of its canonical bytes.
[[nodiscard]] Hash digestOfState(BytesView canonical);
/// Of some records, sorted by id. Nothing where one of them has moved.
[[nodiscard]] std::optional<Hash> digestOf(std::span<const RecordDigest> records);
/// Those of them, sorted by id, whose id begins so.
[[nodiscard]] std::span<const RecordDigest> inRange(std::span<const RecordDigest> records, const std::string& prefix);
/// The lowest and the highest id that begins so.
[[nodiscard]] std::pair<RecordId, RecordId> boundsOf(const std::string& prefix);
/// What a side that has these records (sorted by id, all in the range) says of what the other asked.
[[nodiscard]] RangeFound compared(const RangeAsked& asked, std::span<const RecordDigest> records);

/// [scope, prefix, digest] and [same, [[digit, digest or null], …], [[record, digest or null], …]], as they stand
/// inside messages.
void write(CborWriter& writer, const RangeAsked& asked);
[[nodiscard]] RangeAsked readRangeAsked(CborReader& reader);
void write(CborWriter& writer, const RangeFound& found);
[[nodiscard]] RangeFound readRangeFound(CborReader& reader);

} // namespace seenheard
