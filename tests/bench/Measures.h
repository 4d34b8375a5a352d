#pragma once

#include "tests/bench/Goal.h"
#include "tests/bench/Workload.h"

#include <functional>
#include <set>

namespace seenheard::bench {

/// What to measure and where its files may lie.
struct BenchOrder {
    std::filesystem::path out;
    std::size_t rounds = 5;
    std::set<std::string> only; ///< Ids of rows; empty: all.
    bool whole = false;         ///< All 6,000 tablets in ten minutes, not a tenth of them in one.

    [[nodiscard]] bool wants(const std::string& id) const { return only.empty() || only.contains(id); }
};

/// Rows as they are done, in any order; what cannot be measured here comes as a skipped row.
using Report = std::function<void(Row)>;

/// B1: a save beside the same rows in raw SQLCipher.
void measureSaves(const BenchOrder& order, const Result<Workload>& workload, const Report& report);
/// B2 to B5: the same workload by PouchDB.
void measureBesidePouch(const BenchOrder& order, const Result<Workload>& workload, const Report& report);
/// B6: a push over a long road, beside PouchDB's.
void measureFarAway(const BenchOrder& order, const Result<Workload>& workload, const Report& report);
/// B7, B20: an exchange with nothing new.
void measureQuiet(const BenchOrder& order, const Result<Workload>& workload, const Report& report);
/// B8, B9: bytes of what is sent.
void measureBytes(const BenchOrder& order, const Result<Workload>& workload, const Report& report);
/// B10, B11: what comes in is checked, merged and stored, and nothing of it is lost.
void measureMerges(const BenchOrder& order, const Result<Workload>& workload, const Report& report);
/// B12: all tablets bring what they have, to PostgreSQL.
void measureReceiving(const BenchOrder& order, const Result<Workload>& workload, const Report& report);
/// B13: all tablets come back after an outage.
void measureComingBack(const BenchOrder& order, const Result<Workload>& workload, const Report& report);
/// B14: tablets that wait for news behind a proxy.
void measureWaiting(const BenchOrder& order, const Result<Workload>& workload, const Report& report);
/// B15 to B19: the window, and a tablet that is full.
void measureWindow(const BenchOrder& order, const Result<Workload>& workload, const Report& report);

} // namespace seenheard::bench
