#include "sync/people/TextSimilarity.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

namespace seenheard {
namespace {

using Catch::Matchers::WithinAbs;

TEST_CASE("Jaro-Winkler gives the values of its authors' examples") {
    CHECK_THAT(jaroWinkler("martha", "marhta"), WithinAbs(0.961, 0.001));
    CHECK_THAT(jaroWinkler("dwayne", "duane"), WithinAbs(0.840, 0.001));
    CHECK_THAT(jaroWinkler("dixon", "dicksonx"), WithinAbs(0.813, 0.001));
    CHECK_THAT(jaroWinkler("abc", "xyz"), WithinAbs(0, 0));
    CHECK_THAT(jaroWinkler("a", "a"), WithinAbs(1, 0));
    CHECK_THAT(jaroWinkler("", "a"), WithinAbs(0, 0));
}

TEST_CASE("One slip is a letter more, less, other, or two neighbours swapped") {
    CHECK(isOneSlip("ashworth", "ashwoth"));
    CHECK(isOneSlip("ashworth", "ashworthe"));
    CHECK(isOneSlip("ashworth", "ashwarth"));
    CHECK(isOneSlip("ashworth", "ahsworth"));
    CHECK_FALSE(isOneSlip("ashworth", "ashworth"));
    CHECK_FALSE(isOneSlip("ashworth", "ahswotrh"));
    CHECK_FALSE(isOneSlip("ashworth", "ashwor"));
    CHECK_FALSE(isOneSlip("", ""));
}

} // namespace
} // namespace seenheard
