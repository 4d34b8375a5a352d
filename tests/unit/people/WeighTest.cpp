#include "sync/people/MatchWeights.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {
namespace {

using namespace std::chrono;

/// In this town every tenth child is called Mohammed and every fiftieth Khan.
class Town final : public Commonness {
public:
    std::optional<double> shareOf(Term term, std::string_view plainWord) const override {
        if (term == Term::Given && plainWord == "mohammed")
            return 0.1;
        if (term == Term::Surname && plainWord == "khan")
            return 0.02;
        return std::nullopt;
    }
};

PersonFacts child(const char* name, std::optional<year_month_day> born, const char* address) {
    PersonFacts facts;
    facts.name = plainName(name);
    facts.born = born;
    facts.places.push_back({{}, address});
    return facts;
}

double bitsBetween(const PersonFacts& left, const PersonFacts& right) {
    return weigh(compare(left, right), left, right, builtInWeights(), Town());
}

MatchGrade gradeBetween(const PersonFacts& left, const PersonFacts& right) {
    return gradeOf(compare(left, right), bitsBetween(left, right));
}

const auto home = "14 Mill Lane, Shipley";
const auto robin = child("Robin Ashworth", year{2019} / 3 / 7, home);

TEST_CASE("The same child at the same address is a likely match, with a slip in name and date too") {
    CHECK(bitsBetween(robin, robin) >= likelyAt);
    CHECK(bitsBetween(robin, child("Robyn Ashworth", year{2019} / 7 / 3, home)) >= likelyAt);
    CHECK(bitsBetween(robin, child("Ashworth Robin", std::nullopt, home)) >= likelyAt);
}

TEST_CASE("A brother or sister at the same address is no match") {
    CHECK(bitsBetween(robin, child("Alex Ashworth", year{2012} / 10 / 22, home)) < possibleAt);
    CHECK(gradeBetween(robin, child("Alex Ashworth", std::nullopt, home)) == MatchGrade::None);
}

TEST_CASE("A twin is shown behind the child itself") {
    const auto twin = child("Alex Ashworth", year{2019} / 3 / 7, home);
    CHECK(bitsBetween(robin, twin) < bitsBetween(robin, robin) - 8);
    CHECK(gradeBetween(robin, twin) == MatchGrade::Possible);
    CHECK(gradeBetween(robin, robin) == MatchGrade::Likely);
}

TEST_CASE("Common names say less than rare ones") {
    const auto common = child("Mohammed Khan", std::nullopt, "");
    const auto rare = child("Peregrine Ashworth", std::nullopt, "");
    CHECK(bitsBetween(common, common) < possibleAt);
    CHECK(bitsBetween(rare, rare) >= possibleAt);
}

TEST_CASE("What is missing speaks neither for nor against") {
    CHECK(bitsBetween(PersonFacts{}, robin) == 0);
}

TEST_CASE("Who is weighed first changes nothing") {
    const auto other = child("Robyn Ashworth", year{2019} / 7 / 3, "Shipley");
    CHECK(bitsBetween(robin, other) == bitsBetween(other, robin));
}

} // namespace
} // namespace seenheard
