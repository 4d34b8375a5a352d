#include "sync/people/MatchKeys.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {
namespace {

using namespace std::chrono;

PersonFacts child(const char* name, std::optional<year_month_day> born = {}, const char* address = "") {
    PersonFacts facts;
    facts.name = plainName(name);
    facts.born = born;
    if (*address != 0)
        facts.places.push_back({{}, address});
    return facts;
}

bool meet(const PersonFacts& left, const PersonFacts& right) {
    const auto one = matchKeys(left);
    const auto other = matchKeys(right);
    std::vector<std::string> shared;
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(shared));
    return !shared.empty();
}

TEST_CASE("Two records of one child share a key in spite of a slip") {
    const auto known = child("Robin Ashworth", year{2019} / 3 / 7, "14 Mill Lane, Shipley");
    CHECK(meet(known, child("Robyn Ashwerth")));
    CHECK(meet(known, child("Ashworth Robin")));
    CHECK(meet(known, child("Robin", year{2019} / 11 / 9)));
    CHECK(meet(known, child("", year{2019} / 3 / 7)));
    CHECK(meet(known, child("Ashworth, Bob", year{2018} / 3 / 7)));
    CHECK(meet(known, child("Ashworth", {}, "Shipley")));
}

TEST_CASE("Who shares neither name nor birth nor address is not compared") {
    CHECK_FALSE(meet(child("Robin Ashworth", year{2019} / 3 / 7, "14 Mill Lane, Shipley"),
        child("Sam Hartley", year{2017} / 1 / 20, "27 Canal Row, Sowerby Bridge")));
    CHECK(matchKeys(PersonFacts{}).empty());
}

TEST_CASE("An age band is filed under each year that it covers") {
    auto aged = child("Robin");
    aged.bornBetween = BirthSpan{year{2014} / 3 / 8, year{2019} / 3 / 7};
    CHECK(meet(aged, child("Robin Ashworth", year{2016} / 5 / 5)));
    CHECK_FALSE(meet(aged, child("Robin Ashworth", year{2009} / 5 / 5)));
}

TEST_CASE("A name in another script is filed as it is written") {
    CHECK(meet(child("نور مالك"), child("نور مالك", year{2019} / 3 / 7)));
}

} // namespace
} // namespace seenheard
