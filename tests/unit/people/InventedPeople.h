#pragma once

#include "sync/people/MatchWeights.h"

#include <map>
#include <set>

namespace seenheard {

/// One record of the published people, and which person it is of.
struct InventedPerson {
    PersonFacts facts;
    int person = 0;
};

/// Two places in a list of people, the smaller first.
using PersonPair = std::pair<std::size_t, std::size_t>;

/// The published people; skips the running test, saying so, where they are not on this machine.
[[nodiscard]] std::vector<InventedPerson> inventedPeople();

/// Every second person: what is measured has not been used to set the weights.
[[nodiscard]] std::vector<InventedPerson> halfOf(const std::vector<InventedPerson>& people, bool forSetting);

/// The pairs that share a key: the only ones that are compared.
[[nodiscard]] std::set<PersonPair> candidatePairs(const std::vector<InventedPerson>& people);

/// How common the words of those people are among them.
class CountedWords final : public Commonness {
public:
    explicit CountedWords(const std::vector<InventedPerson>& people);
    [[nodiscard]] std::optional<double> shareOf(Term term, std::string_view plainWord) const override;

private:
    std::map<std::string, double> counts_;
    double people_ = 0;
};

} // namespace seenheard
