#pragma once

#include "tests/bench/Goal.h"

namespace seenheard::bench {

/// The published rows that are measured so far, with what each must reach and where its limit is.
namespace goals {

[[nodiscard]] Goal saveMedian();               ///< B1
[[nodiscard]] Goal saveSlow();                 ///< B1, p99
[[nodiscard]] Goal saveBesidePouch();          ///< B2
[[nodiscard]] Goal pushBesidePouch(int batch); ///< B3
[[nodiscard]] Goal pullBesidePouch(int batch); ///< B5
[[nodiscard]] Goal firstFrame();               ///< B15
[[nodiscard]] Goal memory();                   ///< B19

} // namespace goals

} // namespace seenheard::bench
