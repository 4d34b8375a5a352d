#include "sync/engine/ScopeComparison.h"

#include "sync/protocol/Limits.h"
#include "tests/support/SeededRandom.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace seenheard;

namespace {

const RecordScope scope{ScopeKind::Team, "Response 1"};

std::vector<RecordDigest> someRecords(SeededRandom& random, std::size_t count) {
    std::vector<RecordDigest> records;
    for (std::size_t i = 0; i < count; ++i)
        records.push_back({random.id<RecordId>(), random.id<Hash>()});
    std::ranges::sort(records, {}, &RecordDigest::record);
    return records;
}

/// What the two sides find out, and in how many ranges.
struct Found {
    std::set<RecordId> differing;
    std::size_t ranges = 0;
    std::size_t messages = 0;
};

Found foundBetween(const std::vector<RecordDigest>& here, const std::vector<RecordDigest>& there) {
    ScopeComparison comparison({{scope, here}});
    Found found;
    while (!comparison.isOver()) {
        const auto asked = comparison.next(limits::rangesInRequest);
        std::vector<RangeFound> answers;
        for (const auto& range : asked)
            answers.push_back(compared(range, inRange(there, range.prefix)));
        found.ranges += asked.size();
        ++found.messages;
        REQUIRE(comparison.take(asked, answers).ok());
    }
    found.differing = comparison.differing();
    return found;
}

} // namespace

TEST_CASE("Two sides that hold the same say so with one digest") {
    SeededRandom random(1);
    const auto records = someRecords(random, 5000);
    const auto found = foundBetween(records, records);
    CHECK(found.differing.empty());
    CHECK(found.ranges == 1);
    CHECK(foundBetween({}, {}).ranges == 1);
}

TEST_CASE("Whatever differs is found, and nothing else") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SeededRandom random(seed);
        const auto there = someRecords(random, seed * 13);
        auto here = there;
        std::set<RecordId> expected;
        for (std::size_t i = 0; i < seed % 9; ++i) {
            const auto at = static_cast<std::ptrdiff_t>((i * 31 + seed) % here.size());
            expected.insert(here[static_cast<std::size_t>(at)].record);
            if (i % 3 == 0)
                here.erase(here.begin() + at);
            else
                here[static_cast<std::size_t>(at)].digest = random.id<Hash>();
        }
        for (const auto& alone : someRecords(random, seed % 4)) {
            expected.insert(alone.record);
            here.push_back(alone);
        }
        std::ranges::sort(here, {}, &RecordDigest::record);
        CHECK(foundBetween(here, there).differing == expected);
    }
}

TEST_CASE("One difference among many costs a handful of ranges") {
    SeededRandom random(3);
    const auto there = someRecords(random, 100'000);
    auto here = there;
    here[54'321].digest = random.id<Hash>();
    const auto found = foundBetween(here, there);
    CHECK(found.differing == std::set<RecordId>{there[54'321].record});
    CHECK(found.ranges <= 5);
    CHECK(found.messages <= 5);
}

TEST_CASE("What has moved is compared another day, what lies beside it is compared now") {
    SeededRandom random(4);
    auto there = someRecords(random, 500);
    auto here = there;
    here[100].digest = random.id<Hash>();
    there[100].digest.reset();
    here[300].digest = random.id<Hash>();
    CHECK(foundBetween(here, there).differing == std::set<RecordId>{there[300].record});
}

TEST_CASE("A server that answers what was not asked, or finds differences for ever, is not followed") {
    SeededRandom random(5);
    const auto here = someRecords(random, 50);
    ScopeComparison comparison({{scope, here}});
    const auto asked = comparison.next(limits::rangesInRequest);
    CHECK(comparison.take(asked, {}).error().code == ErrorCode::ServerRefused);

    std::size_t messages = 0;
    for (; !comparison.isOver() && messages < 1000; ++messages) {
        const auto next = comparison.next(limits::rangesInRequest);
        RangeFound all{false, {}, {}};
        for (std::uint8_t digit = 0; digit < 16; ++digit)
            all.parts.push_back({digit, random.id<Hash>()});
        REQUIRE(comparison.take(next, std::vector<RangeFound>(next.size(), all)).ok());
    }
    CHECK(messages < 200);
}
