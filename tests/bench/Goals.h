#pragma once

#include "tests/bench/Goal.h"

namespace seenheard::bench {

/// The published rows that are measured so far, with what each must reach and where its limit is.
namespace goals {

/// What rows without a peer stand beside.
constexpr double quietBodyBytes = 1024, movedBodyBytes = 2048;
constexpr double editInBatchBytes = 175, editAloneBytes = 300, createdRecordBytes = 700;
constexpr double otherProcessorMs = 10, otherSubmissionMs = 1000.0 / 177, comingBackMs = 500, bareConnectionKb = 4.5;
constexpr double unlockAllowanceMs = 10, frameMs = 16, framesASecond = 60;
constexpr double mergeEditMicroseconds = 1e6 / 12'000, mergeCreationMicroseconds = 1e6 / 100'000;

[[nodiscard]] Goal saveMedian();               ///< B1
[[nodiscard]] Goal saveSlow();                 ///< B1, p99
[[nodiscard]] Goal saveBesidePouch();          ///< B2
[[nodiscard]] Goal pushBesidePouch(int batch); ///< B3
[[nodiscard]] Goal pushToPostgres(int batch);  ///< B4
[[nodiscard]] Goal pullBesidePouch(int batch); ///< B5
[[nodiscard]] Goal pushFarAway();
[[nodiscard]] Goal quietRoundTrips();
[[nodiscard]] Goal quietBytes();
[[nodiscard]] Goal movedBytes();
[[nodiscard]] Goal editInBatch();
[[nodiscard]] Goal editAlone();
[[nodiscard]] Goal createdRecord();
[[nodiscard]] Goal mergeEdits();
[[nodiscard]] Goal mergeCreations();
[[nodiscard]] Goal survivors();
[[nodiscard]] Goal receivingProcessor(); ///< B12, processor time of an entry
[[nodiscard]] Goal receiving();          ///< B12, time of an entry
[[nodiscard]] Goal comingBack();         ///< B13, the slowest exchange but one in a hundred
[[nodiscard]] Goal cameBack();           ///< B13, tablets that got rid of everything
[[nodiscard]] Goal waitingMemory();      ///< B14
[[nodiscard]] Goal quietGrowth();
[[nodiscard]] Goal firstFrame();  ///< B15
[[nodiscard]] Goal unlocking();   ///< B16
[[nodiscard]] Goal stutter();     ///< B17, on the long list and in Find
[[nodiscard]] Goal openingPage(); ///< B17, the page that takes longest
[[nodiscard]] Goal scrolling();   ///< B17
[[nodiscard]] Goal finding();     ///< B18
[[nodiscard]] Goal memory();      ///< B19

} // namespace goals

} // namespace seenheard::bench
