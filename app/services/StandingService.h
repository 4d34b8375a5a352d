#pragma once

#include "app/services/FeedsKnown.h"
#include "app/services/RecordView.h"
#include "app/storage/PutAwayStore.h"

namespace seenheard {

/// One of this officer's entries that the server did not apply.
struct HeldEntry {
    std::uint64_t number = 0;
    RecordId record;
    std::string title; ///< Of its record; empty where that is not on this tablet.
    HoldReason reason = HoldReason::None;
    bool refused = false;     ///< Not taken at all; the words stay here and in the black box.
    std::int64_t sinceMs = 0; ///< Server time of the receipt.
};

/// How this tablet stands towards the server and its log.
struct TabletStanding {
    std::vector<HeldEntry> held; ///< Newest first; held before refused.
    std::vector<std::uint64_t> missingNumbers;
    std::uint64_t ownEntries = 0; ///< Number of the newest.
    std::uint64_t records = 0;
    std::uint64_t logSize = 0;      ///< Entries under the last tree head verified; 0 before the first exchange.
    std::int64_t logSignedAtMs = 0; ///< Server time of that head.
    std::uint64_t storeBytes = 0;
    PutAwayRecords putAway;        ///< What was put away because it is needed no more.
    std::uint64_t viewsToSend = 0; ///< Looks at records that the server does not know of yet.
    /// When records here were last compared with the server's; nothing before the first day is over.
    std::optional<std::int64_t> comparedAtMs;
    std::uint64_t comparedDiffering = 0; ///< How many differed then, and were fetched again.
};

/// What the pages Sending and This tablet say beside the list of records.
class StandingService {
public:
    virtual ~StandingService() = default;

    [[nodiscard]] virtual Result<TabletStanding> standing() = 0;
    /// How the feeds of reference data stood when this tablet last met the server.
    [[nodiscard]] virtual Result<FeedsKnown> feeds() = 0;
};

} // namespace seenheard
