#include "sync/verify/TurnJudgement.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

Hash leaf(std::uint8_t number) {
    Hash hash;
    hash.octets[0] = number;
    return hash;
}

std::vector<Hash> leaves(std::initializer_list<std::uint8_t> numbers) {
    std::vector<Hash> found;
    for (const auto number : numbers)
        found.push_back(leaf(number));
    return found;
}

/// The whole log is signed over 1 to 9; besides the turn, `elsewhere` stands in the file.
std::optional<TurnDifference> difference(
    const std::vector<Hash>& there, const std::vector<Hash>& elsewhere = leaves({1, 2, 3, 7, 8, 9})) {
    const auto found = firstDifference(leaves({4, 5, 6}), there, [&](const Hash& hash) -> Result<Occurrences> {
        Occurrences count;
        count.named = hash.octets[0] >= 1 && hash.octets[0] <= 9 ? 1 : 0;
        for (const auto* list : {&there, &elsewhere})
            count.there += static_cast<std::uint64_t>(std::count(list->begin(), list->end(), hash));
        return count;
    });
    REQUIRE(found.ok());
    return *found;
}

void checkIs(const std::optional<TurnDifference>& found, std::size_t index, LogFault fault) {
    REQUIRE(found);
    CHECK(found->index == index);
    CHECK(found->fault == fault);
}

} // namespace

TEST_CASE("A turn that is what it was signed over has no difference") {
    CHECK_FALSE(difference(leaves({4, 5, 6})));
}

TEST_CASE("A leaf that is not there was dropped, at the end of a turn too") {
    checkIs(difference(leaves({5, 6})), 0, LogFault::Dropped);
    checkIs(difference(leaves({4, 6})), 1, LogFault::Dropped);
    checkIs(difference(leaves({4, 5})), 2, LogFault::Dropped);
}

TEST_CASE("What the log was not signed over was inserted or, in the place of a leaf, altered") {
    checkIs(difference(leaves({4, 77, 5, 6})), 1, LogFault::Inserted);
    checkIs(difference(leaves({4, 5, 6, 77})), 3, LogFault::Inserted);
    checkIs(difference(leaves({4, 77, 6})), 1, LogFault::Altered);
}

TEST_CASE("A copy of a leaf was inserted, not moved") {
    checkIs(difference(leaves({4, 4, 5, 6})), 1, LogFault::Inserted);
    checkIs(difference(leaves({4, 9, 5, 6})), 1, LogFault::Inserted);
}

TEST_CASE("Leaves in another order were reordered, over the bounds of a turn too") {
    checkIs(difference(leaves({4, 6, 5})), 1, LogFault::Reordered);
    checkIs(difference(leaves({9, 5, 6}), leaves({1, 2, 3, 7, 8, 4})), 0, LogFault::Reordered);
    checkIs(difference(leaves({4, 5, 6, 7}), leaves({1, 2, 3, 8, 9})), 3, LogFault::Reordered);
    checkIs(difference(leaves({4, 5}), leaves({1, 2, 3, 7, 8, 9, 6})), 2, LogFault::Reordered);
}
