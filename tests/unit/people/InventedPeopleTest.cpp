#include "tests/unit/people/WeightEstimate.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <functional>
#include <iomanip>
#include <iostream>

namespace seenheard {
namespace {

/// What is found of what there is.
struct Found {
    double right = 0;
    double wrong = 0;
    double all = 0;

    [[nodiscard]] double precision() const { return right / (right + wrong); }
    [[nodiscard]] double recall() const { return right / all; }
    [[nodiscard]] double f1() const { return 2 * precision() * recall() / (precision() + recall()); }
};

double samePersonPairs(const std::vector<InventedPerson>& people) {
    std::map<int, double> records;
    double pairs = 0;
    for (const auto& one : people)
        pairs += records[one.person]++;
    return pairs;
}

Found foundBy(const std::vector<InventedPerson>& people, const MatchWeights& weights, double threshold) {
    const CountedWords words(people);
    Found found{0, 0, samePersonPairs(people)};
    for (const auto& [first, second] : candidatePairs(people)) {
        const auto& left = people[first].facts;
        const auto& right = people[second].facts;
        const auto comparison = compare(left, right);
        const auto bits = weigh(comparison, left, right, weights, words);
        // From the threshold for "possible" on, as officers are shown it.
        const bool shown = threshold != possibleAt || gradeOf(comparison, bits) != MatchGrade::None;
        if (bits >= threshold && shown)
            (people[first].person == people[second].person ? found.right : found.wrong) += 1;
    }
    return found;
}

Found foundByEqualNamesAndBirth(const std::vector<InventedPerson>& people) {
    Found found{0, 0, samePersonPairs(people)};
    for (std::size_t first = 0; first < people.size(); ++first)
        for (std::size_t second = first + 1; second < people.size(); ++second)
            if (people[first].facts.name == people[second].facts.name
                && people[first].facts.born == people[second].facts.born)
                (people[first].person == people[second].person ? found.right : found.wrong) += 1;
    return found;
}

void print(std::string_view what, const Found& found) {
    std::cout << "  " << std::left << std::setw(52) << what << std::fixed << std::setprecision(3) << "precision "
              << found.precision() << "  recall " << found.recall() << "  F1 " << found.f1() << '\n';
}

void printAtThresholds(const std::vector<InventedPerson>& people) {
    for (const auto threshold : {2.0, 5.0, possibleAt, 11.0, likelyAt, 17.0})
        print("from " + std::to_string(static_cast<int>(threshold)) + " bits",
            foundBy(people, builtInWeights(), threshold));
}

std::vector<InventedPerson> withoutContact(std::vector<InventedPerson> people) {
    for (auto& one : people)
        one.facts.contact.clear();
    return people;
}

TEST_CASE("Records of one person are found among invented people that set no weight") {
    const auto people = halfOf(inventedPeople(), false);
    const auto naive = foundByEqualNamesAndBirth(people);
    std::cout << "Two records of one person, among " << people.size() << " records that set no weight:\n";
    print("equal names and dates of birth", naive);
    std::cout << " by the weights built in:\n";
    printAtThresholds(people);
    std::cout << " without telephone or e-mail, as officers mostly have it:\n";
    printAtThresholds(withoutContact(people));

    const auto possible = foundBy(people, builtInWeights(), possibleAt);
    CHECK(possible.f1() > 0.90);
    CHECK(possible.precision() > 0.99);
    CHECK(possible.f1() > naive.f1() + 0.5);
    CHECK(foundBy(people, builtInWeights(), likelyAt).precision() > 0.998);
    CHECK(foundBy(withoutContact(people), builtInWeights(), possibleAt).f1() > 0.83);
}

TEST_CASE("Few of all pairs are compared, and most that are one person are among them") {
    const auto people = halfOf(inventedPeople(), false);
    const auto pairs = candidatePairs(people);
    const auto all = people.size() * (people.size() - 1) / 2;
    double right = 0;
    for (const auto& [first, second] : pairs)
        right += people[first].person == people[second].person ? 1 : 0;
    const auto reached = right / samePersonPairs(people);
    std::cout << "Compared: " << pairs.size() << " of " << all << " pairs; of the pairs of one person " << std::fixed
              << std::setprecision(3) << reached << " are among them.\n";
    CHECK(pairs.size() * 100 < all);
    CHECK(reached > 0.85);
}

TEST_CASE("The weights built in are those that the other half of the people gives") {
    const auto counted = countedWeights(halfOf(inventedPeople(), true));
    const auto near = [](const Likelihood& left, const Likelihood& right) {
        return std::abs(left.bits() - right.bits()) < 0.35;
    };
    const auto& builtIn = builtInWeights();
    for (const auto level : {NameLevel::Same, NameLevel::Close, NameLevel::Similar, NameLevel::Different}) {
        const auto at = static_cast<std::size_t>(level);
        CHECK(near(builtIn.given[at], counted.given[at]));
        CHECK(near(builtIn.surname[at], counted.surname[at]));
    }
    for (const auto level : {BirthLevel::Same, BirthLevel::OneDigitOff, BirthLevel::WithinAMonth,
             BirthLevel::TwoDigitsOff, BirthLevel::WithinAYear})
        CHECK(near(builtIn.birth[static_cast<std::size_t>(level)], counted.birth[static_cast<std::size_t>(level)]));
    for (const auto level : {PlaceLevel::SameTown, PlaceLevel::LikeTown, PlaceLevel::Different})
        CHECK(near(builtIn.place[static_cast<std::size_t>(level)], counted.place[static_cast<std::size_t>(level)]));
}

} // namespace
} // namespace seenheard
