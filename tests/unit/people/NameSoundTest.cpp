#include "sync/people/NameSound.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {
namespace {

TEST_CASE("Spellings of one name sound the same") {
    const auto [one, other] =
        GENERATE(table<std::string, std::string>({{"hussain", "hussein"}, {"muhammad", "mohamed"}, {"clark", "clarke"},
            {"catherine", "katharine"}, {"philips", "phillips"}, {"smith", "smyth"}, {"brian", "bryan"}}));
    INFO(one << " " << nameSound(one) << ", " << other << " " << nameSound(other));
    CHECK(nameSound(one) == nameSound(other));
}

TEST_CASE("Names that sound different have different codes") {
    CHECK(nameSound("ashworth") != nameSound("hartley"));
    CHECK(nameSound("khan") != nameSound("cohen"));
}

TEST_CASE("What has no Latin letter has no sound") {
    CHECK(nameSound("").empty());
    CHECK(nameSound("نور").empty());
    CHECK(nameSound("a") == "a");
    CHECK(nameSound("s") == "s");
}

} // namespace
} // namespace seenheard
