#include "sync/people/Places.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {
namespace {

PlaceLevel levelOf(const char* left, const char* right) {
    return placeLevel({{{}, left}}, {{{}, right}});
}

TEST_CASE("Two written addresses are as near as they read") {
    CHECK(levelOf("14 Mill Lane, Shipley, Bradford", "14 mill lane, Shipley") == PlaceLevel::SameAddress);
    CHECK(levelOf("14 Mill Lane, Shipley, BD18 4AB", "Flat 2, 16 Mill Lane, BD18 4ab") == PlaceLevel::SamePostcode);
    CHECK(levelOf("14 Mill Lane, Shipley", "16 Mill Lane, Shipley") == PlaceLevel::SameStreet);
    CHECK(levelOf("14 Mill Lane, Shipley", "3 Heather Bank, Shipley") == PlaceLevel::SameTown);
    CHECK(levelOf("14 Mill Lane, Shipley, Bradford", "Bradford") == PlaceLevel::LikeTown);
    CHECK(levelOf("14 Mill Lane, Shipley", "3 Heather Bank, Keighley") == PlaceLevel::Different);
    CHECK(levelOf("", "Shipley") == PlaceLevel::Missing);
}

TEST_CASE("A loaded address is the same whatever it reads like, and the nearest of several counts") {
    const std::vector<PersonPlace> one{{"address-1", "14 Mill Lane, Shipley"}, {{}, "Leeds"}};
    CHECK(placeLevel(one, {{"address-1", "Mill Ln 14"}}) == PlaceLevel::SameAddress);
    CHECK(placeLevel(one, {{{}, "9 Pit Lane, Castleford"}, {{}, "Leeds"}}) == PlaceLevel::SameTown);
}

TEST_CASE("A postcode is found in an address, with or without its space") {
    const auto [text, code] = GENERATE(
        table<std::string, std::string>({{"14 Mill Lane, BD18 4AB", "bd184ab"}, {"14 Mill Lane bd184ab", "bd184ab"},
            {"LS1 1UR, Leeds", "ls11ur"}, {"14 Mill Lane, Shipley", ""}, {"M1 1AE", "m11ae"}}));
    CHECK(postcodeIn(text) == code);
}

} // namespace
} // namespace seenheard
