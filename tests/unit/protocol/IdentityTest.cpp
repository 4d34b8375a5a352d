#include "sync/protocol/Identity.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace seenheard;

namespace {

const Identity& force() {
    static const Identity identity(Bytes(32, 7));
    return identity;
}

} // namespace

TEST_CASE("Two tablets of one force arrive at the same ids without meeting") {
    const Identity other(Bytes(32, 7));
    const Reference incident{"incident", "2024-118"};
    CHECK(other.record("incident_observation", incident) == force().record("incident_observation", incident));
    const auto record = other.record("incident_observation", incident);
    CHECK(other.item(record, "children", {"person", "p-1"}) == force().item(record, "children", {"person", "p-1"}));
}

TEST_CASE("Another force's key gives other ids") {
    const Identity other(Bytes(32, 8));
    CHECK(other.record("f", {"incident", "1"}) != force().record("f", {"incident", "1"}));
}

TEST_CASE("Inputs that read alike when run together give different ids") {
    const std::set<RecordId> ids{force().record("f", {"ab", "c"}), force().record("f", {"a", "bc"}),
        force().record("fa", {"b", "c"}), force().record("f", {"abc", ""}), force().record("", {"fab", "c"})};
    CHECK(ids.size() == 5);
    const RecordId record{};
    const std::set<ItemId> items{force().item(record, "l", {"ab", "c"}), force().item(record, "la", {"b", "c"}),
        force().item(record, "l", {"a", "bc"})};
    CHECK(items.size() == 3);
}

TEST_CASE("Derived ids are these, for ever") {
    const auto record = force().record("incident_observation", {"incident", "2024-118"});
    CHECK(record.hex() == "93d2e2133204eb1df5d46c1b34125688");
    CHECK(force().item(record, "children", {"person", "p-1"}).hex() == "85732732fdc8d2ec1bd2422aaf7ee128");
}
