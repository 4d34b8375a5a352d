#include "sync/engine/ParallelFor.h"

#include <catch2/catch_test_macros.hpp>

#include <atomic>
#include <vector>

namespace seenheard {

TEST_CASE("Each number is handed out once, on however many threads") {
    for (const std::size_t threads : {0, 1, 2, 7}) {
        for (const std::size_t count : {0, 1, 31, 32, 1000}) {
            CAPTURE(threads, count);
            std::vector<std::atomic<int>> calls(count);
            threadedFor(threads)(count, [&](std::size_t i) { ++calls[i]; });
            for (const auto& called : calls)
                CHECK(called == 1);
        }
    }
}

} // namespace seenheard
