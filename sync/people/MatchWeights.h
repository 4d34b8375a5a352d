#pragma once

#include "sync/people/Comparison.h"

#include <array>

namespace seenheard {

/// How often two records of one person agree in this way, and how often those of two people do.
struct Likelihood {
    double ifSame = 1;
    double ifOther = 1;

    /// How much it speaks for one person, in doublings of the odds; negative where it speaks against.
    [[nodiscard]] double bits() const;
};

/// Which word of a person is rare or common.
enum class Term { Given, Surname, Town };

/// How common a word is among the people known, 0 to 1; nothing where that is not known.
class Commonness {
public:
    virtual ~Commonness() = default;
    [[nodiscard]] virtual std::optional<double> shareOf(Term term, std::string_view plainWord) const = 0;
};

/// Fellegi and Sunter's weights: each way of agreeing or differing has its own, and they add up. Names and towns that
/// are the same weigh by how rare they are.
struct MatchWeights {
    // Indexed by the levels of Comparison.h; Missing weighs nothing.
    std::array<Likelihood, 7> given;
    std::array<Likelihood, 7> surname;
    Likelihood swapped;
    std::array<Likelihood, 11> birth;
    std::array<Likelihood, 7> place;
    std::array<Likelihood, 4> sex;
    std::array<Likelihood, 4> contact;
};

/// What is built in; docs/decisions/who-may-be-whom.md says where each figure comes from.
[[nodiscard]] const MatchWeights& builtInWeights();

/// From here on two may be one: worth showing to somebody who decides. In bits.
constexpr double possibleAt = 8;
/// From here on it would surprise if they were two. Nothing is linked by itself even so.
constexpr double likelyAt = 14;

/// The evidence that two are one person, in bits.
[[nodiscard]] double weigh(const Comparison& comparison, const PersonFacts& left, const PersonFacts& right,
    const MatchWeights& weights, const Commonness& commonness);

/// What is made of two people.
enum class MatchGrade { None, Possible, Likely };

/// By the evidence, but for one rule: another given name in one household is a brother or a sister, so that it takes a
/// date of birth or a contact to make them possible, and nothing makes them likely.
[[nodiscard]] MatchGrade gradeOf(const Comparison& comparison, double bits);

} // namespace seenheard
