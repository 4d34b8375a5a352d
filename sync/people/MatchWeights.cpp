#include "sync/people/MatchWeights.h"

#include <algorithm>
#include <cmath>

namespace seenheard {

namespace {

/// Rarer than that nothing counts as: a name heard once may be a slip of the pen.
constexpr double rarest = 0.0005;

template<typename Level, std::size_t count>
double bitsOf(const std::array<Likelihood, count>& weights, Level level) {
    return weights[static_cast<std::size_t>(level)].bits();
}

/// What agrees in full weighs by how rare it is.
double byRarity(Likelihood likelihood, std::optional<double> share) {
    if (share)
        likelihood.ifOther = std::max(*share, rarest);
    return likelihood.bits();
}

double nameBits(const std::array<Likelihood, 7>& weights, NameLevel level, const std::vector<std::string>& words,
    Term term, const Commonness& commonness) {
    if (level != NameLevel::Same || words.empty())
        return bitsOf(weights, level);
    return byRarity(weights[static_cast<std::size_t>(level)], commonness.shareOf(term, words.front()));
}

double placeBits(const MatchWeights& weights, PlaceLevel level, const PersonFacts& left, const Commonness& commonness) {
    if (level != PlaceLevel::SameTown)
        return bitsOf(weights.place, level);
    std::optional<double> commonest;
    for (const auto& place : left.places)
        if (const auto share = commonness.shareOf(Term::Town, townIn(place.text)); share && share > commonest)
            commonest = share;
    return byRarity(weights.place[static_cast<std::size_t>(level)], commonest);
}

// Counted in one half of the published people (tests/unit/people measures the other half); where that data has nothing
// to count, or is no likeness of children (addresses, ages, sexes, nicknames, dates that are quite others), assumed.
constexpr MatchWeights builtIn{
    // Missing, Same, SameName, Close, SameSound, Similar, Different
    .given = {{{1, 1}, {0.59, 0.0038}, {0.03, 0.0016}, {0.22, 0.0021}, {0.018, 0.0005}, {0.12, 0.007}, {0.043, 0.985}}},
    .surname = {{{1, 1}, {0.53, 0.0034}, {0.03, 0.0016}, {0.28, 0.0027}, {0.02, 0.0005}, {0.11, 0.0038},
        {0.055, 0.99}}},
    .swapped = {0.05, 0.001},
    // Missing, Same, DayMonthSwapped, OneDigitOff, WithinAMonth, TwoDigitsOff, WithinAYear, Different, AgeFits,
    // AgeNear,
    // AgeDiffers
    .birth = {{{1, 1}, {0.42, 0.00005}, {0.01, 0.00003}, {0.081, 0.00095}, {0.087, 0.002}, {0.069, 0.0093},
        {0.15, 0.033}, {0.1, 0.95}, {0.85, 0.2}, {0.12, 0.12}, {0.03, 0.68}}},
    // Missing, SameAddress, SamePostcode, SameStreet, SameTown, LikeTown, Different
    .place = {{{1, 1}, {0.6, 0.002}, {0.1, 0.001}, {0.05, 0.002}, {0.6, 0.057}, {0.33, 0.038}, {0.069, 0.9}}},
    // Missing, Same, Close, Different
    .sex = {{{1, 1}, {0.98, 0.5}, {1, 1}, {0.02, 0.5}}},
    .contact = {{{1, 1}, {0.7, 0.0003}, {0.24, 0.0005}, {0.057, 0.999}}},
};

} // namespace

double Likelihood::bits() const {
    return std::log2(ifSame / ifOther);
}

const MatchWeights& builtInWeights() {
    return builtIn;
}

MatchGrade gradeOf(const Comparison& comparison, double bits) {
    if (bits < possibleAt)
        return MatchGrade::None;
    if (comparison.given != NameLevel::Different)
        return bits >= likelyAt ? MatchGrade::Likely : MatchGrade::Possible;
    const bool speaksForOne = (comparison.birth >= BirthLevel::Same && comparison.birth <= BirthLevel::WithinAMonth)
        || comparison.contact == MarkLevel::Same;
    return speaksForOne ? MatchGrade::Possible : MatchGrade::None;
}

double weigh(const Comparison& comparison, const PersonFacts& left, const PersonFacts& right,
    const MatchWeights& weights, const Commonness& commonness) {
    auto bits = bitsOf(weights.birth, comparison.birth) + placeBits(weights, comparison.place, left, commonness)
        + bitsOf(weights.sex, comparison.sex) + bitsOf(weights.contact, comparison.contact);
    if (comparison.swapped)
        return bits + weights.swapped.bits() + bitsOf(weights.given, comparison.given)
            + bitsOf(weights.surname, comparison.surname);
    bits += nameBits(weights.given, comparison.given, left.name.given, Term::Given, commonness);
    return bits + nameBits(weights.surname, comparison.surname, right.name.surname, Term::Surname, commonness);
}

} // namespace seenheard
