#pragma once

#include "app/storage/StoreSweep.h"

namespace seenheard {

/// What a store was put right from, and what came of it.
struct MendReport {
    std::int64_t atMs = 0; ///< Tablet's wall clock.
    std::vector<StoreFinding> findings;
    std::uint64_t recordsKept = 0;   ///< Folded anew from entries that their signers signed.
    std::uint64_t recordsWanted = 0; ///< Fetched from the server again, as what they are made of was not all here.
    std::uint64_t entriesLeftOut = 0;
    bool unreadable = false; ///< Nothing could be read: all of it comes from the server and the black box.

    bool operator==(const MendReport&) const = default;
};

/// Where the sweep of a store stands, kept in it.
struct SweepStanding {
    SweepPlace place;
    std::optional<std::int64_t> wholeAtMs; ///< When it last came to the end and had found nothing. Tablet's clock.
    std::vector<StoreFinding> findings;    ///< Of the sweep that is under way; a few of many.
    std::optional<MendReport> mended;

    bool operator==(const SweepStanding&) const = default;
};

/// More are counted by nobody: what is found once is put right as a whole.
constexpr std::size_t mostFindingsKept = 50;

[[nodiscard]] Bytes canonicalBytes(const SweepStanding& standing);
[[nodiscard]] Result<SweepStanding> sweepStandingFrom(BytesView canonical);

} // namespace seenheard
