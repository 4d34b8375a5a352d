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

Goal pushToPostgres(int batch) {
    const bool usual = batch == pouchDefaultBatch;
    return {"B4", "push of 10,000 records, server on PostgreSQL", "s", Goal::Better::TimesFaster, usual ? 2.5 : 2.0,
        usual ? 5.0 : 3.5, false};
}

Goal pullBesidePouch(int batch) {
    const bool usual = batch == pouchDefaultBatch;
    return {
        "B5", "pull of 10,000 records", "s", Goal::Better::TimesFaster, usual ? 4.0 : 3.0, usual ? 12.0 : 9.0, false};
}

Goal pushFarAway() {
    return {"B6", "push of 10,000 records at 200 ms", "s", Goal::Better::TimesFaster, 16.0, 25.0, false};
}

Goal quietRoundTrips() {
    return {"B7", "nothing new: round trips, 100,000 held", "", Goal::Better::LessThanOther, 1.0, 1.0, true};
}

Goal quietBytes() {
    return {"B7", "nothing new, tree unmoved: body bytes", "B", Goal::Better::LessThanOther, 1.0, 0.3, true};
}

Goal movedBytes() {
    return {"B7", "nothing new, tree moved: body bytes", "B", Goal::Better::LessThanOther, 1.0, 0.5, false};
}

Goal editInBatch() {
    return {"B8", "one signed edit, in batches of 100", "B", Goal::Better::LessThanOther, 1.0, 160.0 / editInBatchBytes,
        true};
}

Goal editAlone() {
    return {"B8", "one signed edit, alone, beside an empty request", "B", Goal::Better::LessThanOther, 1.0,
        250.0 / editAloneBytes, true};
}

Goal createdRecord() {
    return {"B9", "one signed new record", "B", Goal::Better::LessThanOther, 1.0, 640.0 / createdRecordBytes, true};
}

Goal mergeEdits() {
    return {"B10", "one field of an edit, verified and merged", "us", Goal::Better::LessThanOther, 1.0, 0.6, false};
}

Goal mergeCreations() {
    return {
        "B10", "one field of a new record, verified and merged", "us", Goal::Better::LessThanOther, 1.0, 0.25, false};
}

Goal survivors() {
    return {"B11", "pairs of concurrent edits of different fields", "", Goal::Better::LessThanOther, 1.0, 1.0, true};
}

Goal receivingProcessor() {
    return {
        "B12", "one entry received, applied, durable: processor", "ms", Goal::Better::TimesFaster, 15.0, 30.0, false};
}

Goal receiving() {
    return {"B12", "one entry received, applied, durable: time", "ms", Goal::Better::TimesFaster, 15.0, 30.0, false};
}

Goal comingBack() {
    return {"B13", "an exchange while all tablets come back, p99", "ms", Goal::Better::LessThanOther, 1.0,
        100.0 / comingBackMs, false};
}

Goal cameBack() {
    return {"B13", "tablets that came back and were served", "", Goal::Better::LessThanOther, 1.0, 1.0, false};
}

Goal waitingMemory() {
    return {"B14", "memory of a waiting connection behind a proxy", "KB", Goal::Better::LessThanOther,
        16.0 / bareConnectionKb, 6.0 / bareConnectionKb, false};
}

Goal quietGrowth() {
    return {
        "B20", "nothing new, ten times the records held", "ms", Goal::Better::LessThanOther, 1.2, std::nullopt, false};
}

Goal firstFrame() {
    return {"B15", "start to first frame of Unlock", "ms", Goal::Better::LessThanOther, 1.6, 1.2, true};
}

Goal unlocking() {
    return {"B16", "unlock to Today, 100,000 held, without the PIN's cost", "ms", Goal::Better::LessThanOther, 1.0, 0.4,
        false};
}

Goal stutter() {
    return {
        "B17", "longest block: scrolling 100,000, typing, finding", "ms", Goal::Better::LessThanOther, 1.0, 0.5, false};
}

Goal openingPage() {
    return {"B17", "longest block: opening any page", "ms", Goal::Better::LessThanOther, 1.0, 0.5, false};
}

Goal scrolling() {
    return {"B17", "time a frame while 100,000 records scroll", "ms", Goal::Better::LessThanOther, 1.0, 0.8, false};
}

Goal finding() {
    return {"B18", "any two words over 100,000 records, p99", "ms", Goal::Better::LessThanOther, 3.0, 1.5, false};
}

Goal memory() {
    return {"B19", "memory, 100,000 records open", "MB", Goal::Better::LessThanOther, 2.0, 1.5, false};
}

} // namespace seenheard::bench::goals
