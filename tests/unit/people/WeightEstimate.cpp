#include "tests/unit/people/WeightEstimate.h"

namespace seenheard {

namespace {

template<std::size_t levels>
struct Counted {
    std::array<double, levels> same{};
    std::array<double, levels> other{};

    template<typename Level>
    void add(Level level, bool isSame) {
        (isSame ? same : other)[static_cast<std::size_t>(level)] += 1;
    }

    /// Missing weighs nothing and is no part of the whole; what was never seen keeps its weight.
    void setInto(std::array<Likelihood, levels>& weights) const {
        double allSame = 0;
        double allOther = 0;
        for (std::size_t level = 1; level < levels; ++level) {
            allSame += same[level];
            allOther += other[level];
        }
        for (std::size_t level = 1; level < levels; ++level)
            if (same[level] >= 3 && other[level] >= 1)
                weights[level] = {same[level] / allSame, other[level] / allOther};
    }
};

} // namespace

MatchWeights countedWeights(const std::vector<InventedPerson>& people) {
    Counted<7> given;
    Counted<7> surname;
    Counted<3> swapped;
    Counted<11> birth;
    Counted<7> place;
    Counted<4> contact;
    for (std::size_t first = 0; first < people.size(); ++first)
        for (std::size_t second = first + 1; second < people.size(); ++second) {
            const auto same = people[first].person == people[second].person;
            const auto found = compare(people[first].facts, people[second].facts);
            swapped.add(found.swapped ? 1 : 2, same);
            if (!found.swapped) {
                given.add(found.given, same);
                surname.add(found.surname, same);
            }
            birth.add(found.birth, same);
            place.add(found.place, same);
            contact.add(found.contact, same);
        }
    auto weights = builtInWeights();
    given.setInto(weights.given);
    surname.setInto(weights.surname);
    std::array<Likelihood, 3> crossing{};
    swapped.setInto(crossing);
    weights.swapped = crossing[1];
    birth.setInto(weights.birth);
    place.setInto(weights.place);
    contact.setInto(weights.contact);
    return weights;
}

} // namespace seenheard
