#include "sync/records/Part.h"
#include "tests/support/SeededRandom.h"
#include "tests/unit/records/RandomParts.h"
#include "tests/unit/records/RecordBuilders.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// True if the octets are refused, or mean something that is written with just these octets.
template<typename Read>
bool refusedOrExact(BytesView octets, Read read) {
    const auto result = read(octets);
    return !result || canonicalBytes(*result) == copyOf(octets);
}

bool refusedOrExact(BytesView octets) {
    return refusedOrExact(octets, partFrom) && refusedOrExact(octets, recordStateFrom)
        && refusedOrExact(octets, valueFrom) && refusedOrExact(octets, registerKeyFrom);
}

Bytes richPart(SeededRandom& random) {
    const auto parts = honestParts(random);
    Part part{idNumbered<RecordId>(7), parts.empty() ? std::vector<Operation>{} : parts.back().operations};
    part.operations.push_back(saying(RegisterKey{{20U, idNumbered<ItemId>(1), 34U}}, Choices{{"crying", "quiet"}}));
    part.operations.push_back(saying(field(40), NotObtained{"other", "she \xE2\x80\x9Cslept\xE2\x80\x9D"}));
    part.operations.push_back(saying(field(41), Instant{1'772'442'000'000, 60, ClockQuality::Drifting}));
    part.operations.push_back(saying(field(42), Reference{"person", "p-17"}));
    return canonicalBytes(part);
}

} // namespace

TEST_CASE("Every beginning of a valid part or state but the whole is refused") {
    SeededRandom random(3);
    for (int round = 0; round < 40; ++round) {
        const auto part = richPart(random);
        const auto state = canonicalBytes(folded(honestParts(random)));
        REQUIRE(partFrom(part).ok());
        REQUIRE(recordStateFrom(state).ok());
        for (std::size_t length = 0; length < part.size(); ++length)
            REQUIRE_FALSE(partFrom(BytesView(part).first(length)).ok());
        for (std::size_t length = 0; length < state.size(); ++length)
            REQUIRE_FALSE(recordStateFrom(BytesView(state).first(length)).ok());
    }
}

TEST_CASE("Damaged parts and states are refused, or mean exactly what they say") {
    SeededRandom random(4);
    bool exact = true;
    int taken = 0;
    for (int round = 0; round < 20'000 && exact; ++round) {
        auto octets = random.oneIn(2) ? richPart(random) : canonicalBytes(folded(honestParts(random)));
        for (auto damages = 1 + random.below(3); damages > 0; --damages) {
            const auto at = static_cast<std::ptrdiff_t>(random.below(octets.size()));
            switch (random.below(3)) {
            case 0: octets[static_cast<std::size_t>(at)] = static_cast<std::uint8_t>(random.below(256)); break;
            case 1: octets.insert(octets.begin() + at, static_cast<std::uint8_t>(random.below(256))); break;
            default:
                if (octets.size() > 1)
                    octets.erase(octets.begin() + at);
            }
        }
        exact = refusedOrExact(octets);
        taken += partFrom(octets).ok() || recordStateFrom(octets).ok() ? 1 : 0;
    }
    CHECK(exact);
    CHECK(taken > 100); // else nothing was proved of those that are taken
}

TEST_CASE("Random octets are refused, or mean exactly what they say") {
    SeededRandom random(5);
    bool exact = true;
    for (int round = 0; round < 100'000 && exact; ++round)
        exact = refusedOrExact(random.bytes(random.below(40)));
    CHECK(exact);
}

} // namespace seenheard
