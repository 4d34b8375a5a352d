#include "tests/unit/records/NaiveFold.h"
#include "tests/unit/records/RandomParts.h"
#include "tests/unit/records/RecordBuilders.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <iostream>
#include <string>

namespace seenheard {

namespace {

/// Half of a million; fewer where a sanitizer makes each case dear. SEENHEARD_FOLD_CASES asks for another number.
std::uint64_t casesToRun() {
    if (const char* asked = std::getenv("SEENHEARD_FOLD_CASES"))
        return std::strtoull(asked, nullptr, 10);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return 20'000;
#else
    return 500'000;
#endif
}

RecordState judged(const std::vector<FoldInput>& parts) {
    NaiveFold naive(emptyRecord().id);
    for (const auto& part : parts)
        naive.take(part);
    return naive.state();
}

/// Deals the parts out to three tablets, some to several, each in an order of its own; then the tablets meet.
RecordState foldedApartAndMerged(const std::vector<FoldInput>& parts, SeededRandom& random) {
    RecordState tablets[3] = {emptyRecord(), emptyRecord(), emptyRecord()};
    for (const auto& part : shuffledWithRepeats(parts, random))
        fold(tablets[random.below(3)], part);
    for (const auto& part : parts) // so that none of them is left out
        fold(tablets[random.below(3)], part);
    const auto first = random.below(3);
    const auto second = (first + 1 + random.below(2)) % 3;
    const auto third = 3 - first - second;
    if (random.oneIn(2)) { // (first, second), third
        merge(tablets[first], tablets[second]);
        merge(tablets[first], tablets[third]);
    } else { // first, (second, third)
        merge(tablets[second], tablets[third]);
        merge(tablets[first], tablets[second]);
    }
    merge(tablets[first], tablets[second]); // and meet again
    return tablets[first];
}

/// What the cases amounted to, so that a generator that makes nothing of interest is found out.
struct Seen {
    std::uint64_t severalHeads = 0;
    std::uint64_t unseen = 0;
    std::uint64_t history = 0;

    void note(const RecordState& state, const std::vector<FoldInput>& parts) {
        std::size_t heads = 0;
        std::size_t operations = 0;
        bool several = false;
        for (const auto& [key, standing] : state.registers) {
            heads += standing.size();
            several = several || standing.size() > 1;
        }
        for (const auto& part : parts)
            operations += part.operations.size();
        severalHeads += several ? 1 : 0;
        unseen += state.supersededUnseen.empty() ? 0 : 1;
        history += heads < operations ? 1 : 0;
    }
};

void checkAgainstJudge(std::vector<FoldInput> (*generate)(SeededRandom&), std::uint64_t seed, std::string_view what) {
    SeededRandom random(seed);
    Seen seen;
    const auto cases = casesToRun();
    std::uint64_t wrong = 0;
    std::uint64_t done = 0;
    for (; done < cases && wrong == 0; ++done) {
        const auto parts = generate(random);
        const auto expected = judged(parts);
        const auto inOrder = folded(shuffledWithRepeats(parts, random));
        const auto met = foldedApartAndMerged(parts, random);
        seen.note(expected, parts);
        // Catch2's own assertions would take most of the time.
        if (inOrder != expected || met != expected)
            ++wrong;
        if (done % 16 == 0) {
            const auto bytes = canonicalBytes(expected);
            const auto back = recordStateFrom(bytes);
            if (canonicalBytes(inOrder) != bytes || !back || *back != expected)
                ++wrong;
        }
    }
    std::cout << what << ": " << done << " cases; several heads in " << seen.severalHeads << ", history in "
              << seen.history << ", operations superseded unseen in " << seen.unseen << "\n";
    INFO("case " << done << " of seed " << seed);
    CHECK(wrong == 0);
    CHECK(done == cases);
    CHECK(seen.severalHeads > cases / 20);
    CHECK(seen.unseen > cases / 20);
    CHECK(seen.history > cases / 20);
}

} // namespace

TEST_CASE("Whatever officers write, any order, repeats and splits end in the state the naive fold computes") {
    checkAgainstJudge(honestParts, 20'260'302, "honest parts");
}

TEST_CASE("Well-signed nonsense ends in one state too, whatever the order, repeats and splits") {
    checkAgainstJudge(hostileParts, 19, "hostile parts");
}

} // namespace seenheard
