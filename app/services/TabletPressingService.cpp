#include "app/services/TabletPressingService.h"

#include "app/services/RecordClocks.h"
#include "app/services/RecordLines.h"

#include <algorithm>
#include <set>

namespace seenheard {

namespace {

constexpr std::size_t mostRecords = 500;
constexpr std::int64_t lookedThroughMs = std::int64_t{15} * 24 * 3600 * 1000;
/// Whoever has a network sends within minutes, and need not be told that it has not happened yet.
constexpr std::int64_t sentWithinMs = std::int64_t{30} * 60 * 1000;
constexpr std::string_view tellTheSchool = "R10";
constexpr std::string_view supervisorReads = "R22";

/// What the server has it tells a school of by itself, and a supervisor's time is the supervisor's: neither is for the
/// officer to do. A record that goes on lying here only is.
bool presses(const Consequence& clock, const RecordSummary& record, const Instant& now) {
    if (clock.rule == supervisorReads)
        return false;
    const bool over = clock.due->utcMs < now.utcMs;
    if (clock.rule == tellTheSchool)
        return record.sending == SendingState::OnThisTablet
            && (over || record.updatedAt.utcMs + sentWithinMs < now.utcMs);
    return over;
}

/// Of one record and rule the one that is due first stands for all: five children are told of in one call.
void keepFirst(std::vector<PressingClock>& pressing) {
    std::stable_sort(pressing.begin(), pressing.end(), [](const PressingClock& left, const PressingClock& right) {
        return left.clock.due->utcMs < right.clock.due->utcMs;
    });
    std::set<std::pair<RecordId, std::string>> met;
    std::erase_if(
        pressing, [&](const PressingClock& each) { return !met.emplace(each.record.id, each.clock.rule).second; });
}

} // namespace

Result<std::vector<PressingClock>> TabletPressingService::pressing() {
    auto rows = parts_.tables.records.list(mostRecords, 0);
    if (!rows)
        return rows.error();
    const auto now = parts_.clock.now();
    std::erase_if(*rows,
        [&](const RecordRow& row) { return !row.line.mine || row.line.updatedAt.utcMs + lookedThroughMs < now.utcMs; });
    std::erase_if(read_, [&](const auto& read) {
        return std::none_of(rows->begin(), rows->end(), [&](const RecordRow& row) { return row.id == read.first; });
    });
    std::vector<PressingClock> pressing;
    for (const auto& row : *rows) {
        const auto read = readOf(row);
        if (!read)
            return read.error();
        const auto summary = summaryOf(row);
        for (const auto& clock : (*read)->clocks)
            if (presses(clock, summary, now))
                pressing.push_back({summary, clock});
    }
    keepFirst(pressing);
    return pressing;
}

Result<const TabletPressingService::Read*> TabletPressingService::readOf(const RecordRow& row) {
    auto read = read_.find(row.id);
    if (read == read_.end() || read->second.row.line != row.line || read->second.row.sending != row.sending) {
        const auto view = parts_.records.show(row.id);
        if (!view)
            return view.error();
        auto clocks = runningClocks(parts_.local, *view, parts_.clock.now());
        if (!clocks)
            return clocks.error();
        read = read_.insert_or_assign(row.id, Read{row, *std::move(clocks)}).first;
    }
    return &read->second;
}

} // namespace seenheard
