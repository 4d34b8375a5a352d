#include "tests/bench/Goals.h"

namespace seenheard::bench::goals {

namespace {

constexpr int pouchDefaultBatch = 100;

} // namespace

Goal saveMedian() {
    return {"B1", "one save, p50", "us", Goal::Better::LessThanOther, 1.4, 1.15, true};
}

Goal saveSlow() {
    return {"B1", "one save, p99", "us", Goal::Better::LessThanOther, 2.0, std::nullopt, true};
}

Goal saveBesidePouch() {
    return {"B2", "one save, p50", "us", Goal::Better::LessThanOther, 2.0, 1.3, false};
}

Goal pushBesidePouch(int batch) {
    const bool usual = batch == pouchDefaultBatch;
    return {
        "B3", "push of 10,000 records", "s", Goal::Better::TimesFaster, usual ? 4.0 : 3.0, usual ? 10.0 : 7.0, false};
}

Goal pullBesidePouch(int batch) {
    const bool usual = batch == pouchDefaultBatch;
    return {
        "B5", "pull of 10,000 records", "s", Goal::Better::TimesFaster, usual ? 4.0 : 3.0, usual ? 12.0 : 9.0, false};
}

Goal firstFrame() {
    return {"B15", "start to first frame of Unlock", "ms", Goal::Better::LessThanOther, 1.6, 1.2, true};
}

Goal memory() {
    return {"B19", "memory, 100,000 records open", "MB", Goal::Better::LessThanOther, 2.0, 1.5, false};
}

} // namespace seenheard::bench::goals
