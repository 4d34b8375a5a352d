#include "platform/base/Result.h"

#include <catch2/catch_test_macros.hpp>

#include <memory>

namespace seenheard {

TEST_CASE("A result holds either its value or its error") {
    const Result<int> seven = 7;
    REQUIRE(seven.ok());
    CHECK(*seven == 7);

    const Result<int> none = fail(ErrorCode::NotFound, "nothing there");
    REQUIRE_FALSE(none.ok());
    CHECK(none.error().code == ErrorCode::NotFound);
    CHECK(none.error().message == "nothing there");
}

TEST_CASE("A value that cannot be copied can be taken out") {
    Result<std::unique_ptr<int>> result = std::make_unique<int>(3);
    const auto taken = std::move(result).value();
    CHECK(*taken == 3);
}

TEST_CASE("A step that succeeded is a success, a step that failed says why") {
    CHECK(success().ok());
    const Status failed = fail(ErrorCode::Busy, "somebody else");
    CHECK_FALSE(failed);
    CHECK(failed.error().code == ErrorCode::Busy);
}

} // namespace seenheard
