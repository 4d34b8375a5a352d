#include "platform/base/Id.h"

#include "tests/support/SeededRandom.h"

#include <catch2/catch_test_macros.hpp>

#include <type_traits>
#include <unordered_set>

namespace seenheard {

TEST_CASE("An id goes through hexadecimal and octets and comes back the same") {
    SeededRandom random;
    const auto id = random.id<RecordId>();
    CHECK(RecordId::fromHex(id.hex()) == id);
    CHECK(RecordId::fromBytes(id.bytes()) == id);
}

TEST_CASE("An id of another length is none") {
    CHECK_FALSE(RecordId::fromHex("00").has_value());
    CHECK_FALSE(RecordId::fromBytes(Bytes(17, 1)).has_value());
    CHECK_FALSE(RecordId::fromBytes({}).has_value());
    CHECK_FALSE(EntryId::fromBytes(Bytes(16, 1)).has_value());
}

TEST_CASE("Only the id of zeros is zero") {
    RecordId id;
    CHECK(id.isZero());
    id.octets[15] = 1;
    CHECK_FALSE(id.isZero());
}

TEST_CASE("Ids of different kinds do not convert into each other") {
    STATIC_CHECK_FALSE(std::is_convertible_v<RecordId, ItemId>);
    STATIC_CHECK_FALSE(std::is_assignable_v<OfficerId&, SignerId>);
}

TEST_CASE("Ids work as keys of hash tables and sort by their octets") {
    SeededRandom random;
    const auto first = random.id<ItemId>();
    const auto second = random.id<ItemId>();
    const std::unordered_set<ItemId> ids{first, second, first};
    CHECK(ids.size() == 2);
    CHECK((first < second) == (first.hex() < second.hex()));
}

} // namespace seenheard
