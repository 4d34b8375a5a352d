#include "app/services/Lease.h"

#include "app/services/LeasePolicy.h"
#include "app/services/StoreDirectory.h"
#include "tests/unit/following/FollowingTablet.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

namespace seenheard {

namespace {

constexpr std::int64_t dayMs = 24LL * 3600 * 1000;
const RegisterKey words = test_form::words();
const RecordId dales = recordNumber(1);
const RecordId khans = recordNumber(2);
const RecordId shared = recordNumber(3);

/// Two of one team who hold what each other wrote, and one record that both wrote on.
struct Team {
    ServerUnderTest server;
    FollowingTablet dale{server, "PC 1 Dale", "Response 1"};
    FollowingTablet khan{server, "PC 2 Khan", "Response 1"};

    Team() {
        dale.write(dales, words, Text("He hid."));
        dale.write(shared, words, Text("She cried."));
        khan.write(khans, words, Text("They ran."));
        khan.write(shared, words, Text("She shook."));
        for (int round = 0; round < 2; ++round) {
            dale.exchange();
            khan.exchange();
        }
        REQUIRE(khan.agrees(dales));
        REQUIRE(khan.store().search().index({{dales, "He hid."}}).ok());
    }
    Status keepKhansLease() {
        auto& tables = khan.store().tables();
        const StoreDirectory directory(tables.signers, tables.references, tables.people);
        return keepLease(khan.store(), directory, server.clock);
    }
};

} // namespace

TEST_CASE("T3: a tablet that the server has not met for its lease holds what its officer wrote on, and nothing else") {
    Team team;
    team.server.clock.advance(14 * dayMs - 1);
    REQUIRE(team.keepKhansLease().ok());
    CHECK(team.khan.has(dales));
    team.server.clock.advance(1);
    REQUIRE(team.keepKhansLease().ok());
    CHECK_FALSE(team.khan.has(dales));
    CHECK(team.khan.traces("He hid.") == 0);
    CHECK(team.khan.store().search().find("hid", 10).value().empty());
    CHECK(team.khan.texts(khans, words) == std::vector<std::string>{"They ran."});
    CHECK(team.khan.texts(shared, words) == std::vector<std::string>{"She cried.", "She shook."});
    CHECK_FALSE(team.khan.store().profile().purging().value());
}

TEST_CASE("T3: after its lease a tablet records and delivers as ever, and one exchange brings everything back") {
    Team team;
    team.server.clock.advance(20 * dayMs);
    REQUIRE(team.keepKhansLease().ok());
    const auto later = recordNumber(4);
    team.khan.write(later, words, Text("He slept."));
    CHECK(team.khan.texts(later, words) == std::vector<std::string>{"He slept."});
    // Meanwhile the other wrote on.
    team.dale.write(recordNumber(5), words, Text("He ate."));
    team.dale.exchange();
    team.khan.exchange();
    for (const auto& record : {dales, khans, shared, later, recordNumber(5)})
        CHECK(team.khan.agrees(record));
    CHECK(team.khan.store().entries().counts()->waiting == 0);
    REQUIRE(team.keepKhansLease().ok());
    CHECK(team.khan.has(dales));
}

TEST_CASE("T3: letting go twice, or of nothing, changes nothing") {
    Team team;
    team.server.clock.advance(20 * dayMs);
    for (int round = 0; round < 2; ++round) {
        REQUIRE(team.keepKhansLease().ok());
        CHECK(team.khan.has(khans));
        CHECK(team.khan.has(shared));
    }
    FollowingTablet fresh(team.server, "PC 3 Lowe", "Response 1");
    REQUIRE(fresh.store().letGoOfOthers().ok());
    fresh.exchange();
    CHECK(fresh.agrees(dales));
}

TEST_CASE("T9: a lease ends by the force's days, and where the clock tells nothing any more") {
    constexpr std::int64_t met = 1'772'442'000'000;
    CHECK(leaseHolds(met, met, 14 * dayMs));
    CHECK(leaseHolds(met, met + 14 * dayMs - 1, 14 * dayMs));
    CHECK_FALSE(leaseHolds(met, met + 14 * dayMs, 14 * dayMs));
    CHECK(leaseHolds(met, met - dayMs, 14 * dayMs));
    CHECK_FALSE(leaseHolds(met, met - dayMs - 1, 14 * dayMs));
    CHECK_FALSE(leaseHolds(met, 0, 14 * dayMs));
    CHECK_FALSE(leaseHolds(met, 4'300'000'000'000, 14 * dayMs));
    CHECK(leaseHolds(met, met + 2 * dayMs, 3 * dayMs));
    std::cout << "T9: 8 clocks (forward, back, 1970, 2106), 8 leases judged right\n";
}

} // namespace seenheard
