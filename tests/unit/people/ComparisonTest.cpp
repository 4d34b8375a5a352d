#include "sync/people/Comparison.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {
namespace {

using namespace std::chrono;

PersonFacts named(const char* name) {
    PersonFacts facts;
    facts.name = plainName(name);
    return facts;
}

PersonFacts born(year_month_day day) {
    PersonFacts facts;
    facts.born = day;
    return facts;
}

TEST_CASE("Given names are alike by spelling, by short form and by sound") {
    const auto [one, other, level] = GENERATE(table<std::string, std::string, NameLevel>({
        {"Robin Ashworth", "Robin Ashworth", NameLevel::Same},
        {"Robert Ashworth", "Bob Ashworth", NameLevel::SameName},
        {"Theodore Ashworth", "Theodor Ashworth", NameLevel::Close},
        {"Kathryn Ashworth", "Kathrin Ashworth", NameLevel::Close},
        {"Sean Ashworth", "Zean Ashworth", NameLevel::Similar},
        {"Robin Ashworth", "Alex Ashworth", NameLevel::Different},
        {"R Ashworth", "Robin Ashworth", NameLevel::Missing},
        {"R Ashworth", "Alex Ashworth", NameLevel::Different},
        {"James Robin Ashworth", "Robin Ashworth", NameLevel::Close},
    }));
    INFO(one << ", " << other);
    const auto found = compare(named(one.c_str()), named(other.c_str()));
    CHECK(found.given == level);
    CHECK(found.surname == NameLevel::Same);
}

TEST_CASE("Names that stand in each other's place are found") {
    const auto found = compare(named("Robin Ashworth"), named("Ashwort Robin"));
    CHECK(found.swapped);
    CHECK(found.given == NameLevel::Same);
    CHECK(found.surname == NameLevel::Close);
    CHECK_FALSE(compare(named("Thomas Gabriel"), named("Thomas Ashworth")).swapped);
}

TEST_CASE("One part of a double-barrelled surname is close to it") {
    CHECK(compare(named("Robin Ashworth-Lee"), named("Robin Lee")).surname == NameLevel::Close);
}

TEST_CASE("Dates of birth are alike by the slips that pens make") {
    const auto [other, level] = GENERATE(table<year_month_day, BirthLevel>({
        {year{2019} / 3 / 7, BirthLevel::Same},
        {year{2019} / 7 / 3, BirthLevel::DayMonthSwapped},
        {year{2018} / 3 / 7, BirthLevel::OneDigitOff},
        {year{2019} / 3 / 17, BirthLevel::OneDigitOff},
        {year{2019} / 3 / 29, BirthLevel::WithinAMonth},
        {year{2009} / 3 / 8, BirthLevel::TwoDigitsOff},
        {year{2019} / 11 / 21, BirthLevel::WithinAYear},
        {year{2015} / 10 / 12, BirthLevel::Different},
    }));
    CHECK(compare(born(year{2019} / 3 / 7), born(other)).birth == level);
}

TEST_CASE("A date of birth fits an age band, nearly fits it, or does not") {
    PersonFacts aged;
    aged.bornBetween = BirthSpan{year{2015} / 3 / 8, year{2019} / 3 / 7};
    CHECK(compare(aged, born(year{2016} / 1 / 1)).birth == BirthLevel::AgeFits);
    CHECK(compare(born(year{2019} / 11 / 1), aged).birth == BirthLevel::AgeNear);
    CHECK(compare(aged, born(year{2010} / 1 / 1)).birth == BirthLevel::AgeDiffers);
    CHECK(compare(aged, aged).birth == BirthLevel::AgeFits);
    CHECK(compare(aged, PersonFacts{}).birth == BirthLevel::Missing);
}

TEST_CASE("It does not matter who of two is named first") {
    const auto one = GENERATE("Robin Ashworth", "Ashworth Robin", "R Ashworth-Lee", "Mohammed", "");
    const auto other = GENERATE("Robyn Ashworth", "Robin Lee", "Ashwort Robyn", "Muhammad Ali", "Baby Lee");
    CHECK(compare(named(one), named(other)) == compare(named(other), named(one)));
}

} // namespace
} // namespace seenheard
