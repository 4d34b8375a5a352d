#include "sync/engine/RetryPolicy.h"

#include "tests/support/SeededRandom.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("Waits double with each failure in a row up to the longest") {
    const RetryPolicy policy{.firstMs = 2'000, .mostMs = 60'000};
    struct Row {
        std::uint32_t failures;
        std::int64_t shortest, longest;
    };
    for (const auto& row : {Row{1, 1'000, 2'000}, Row{2, 2'000, 4'000}, Row{3, 4'000, 8'000}, Row{5, 16'000, 32'000},
             Row{6, 30'000, 60'000}, Row{7, 30'000, 60'000}, Row{4'000'000'000, 30'000, 60'000}}) {
        CAPTURE(row.failures);
        CHECK(policy.afterFailure(row.failures, 0.0) == row.shortest);
        CHECK(policy.afterFailure(row.failures, 1.0) == row.longest);
    }
}

TEST_CASE("A server that says when to come back is left alone for that long, and nobody waits for ever") {
    const RetryPolicy policy{.firstMs = 2'000, .mostMs = 60'000};
    CHECK(policy.afterRefusal(1, 20'000, 0.0) == 20'000);
    CHECK(policy.afterRefusal(1, 20'000, 1.0) == 30'000);
    // Where it has failed often, longer still.
    CHECK(policy.afterRefusal(6, 5'000, 0.0) == 30'000);
    CHECK(policy.afterRefusal(1, 1'000'000'000'000, 1.0) == 60'000);
    CHECK(policy.afterRefusal(1, -5, 0.0) == policy.afterFailure(1, 0.0));
}

TEST_CASE("Jitter outside its range changes nothing") {
    const RetryPolicy policy;
    CHECK(policy.afterFailure(3, -5.0) == policy.afterFailure(3, 0.0));
    CHECK(policy.afterFailure(3, 5.0) == policy.afterFailure(3, 1.0));
}

TEST_CASE("Jitter spreads over the whole range") {
    SeededRandom random(1);
    int low = 0;
    for (int i = 0; i < 1000; ++i) {
        const auto jitter = jitterFrom(random);
        CHECK((jitter >= 0.0 && jitter <= 1.0));
        low += jitter < 0.5 ? 1 : 0;
    }
    CHECK((low > 400 && low < 600));
}

TEST_CASE("Only what waiting cannot cure is not tried again") {
    CHECK(worthRetrying(ErrorCode::Unreachable));
    CHECK(worthRetrying(ErrorCode::ServerRefused));
    CHECK(worthRetrying(ErrorCode::StorageFull));
    CHECK_FALSE(worthRetrying(ErrorCode::WrongAuthority));
    CHECK_FALSE(worthRetrying(ErrorCode::Revoked));
}

} // namespace seenheard
