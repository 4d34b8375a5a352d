#include "platform/crypto/Hashing.h"
#include "tests/unit/following/FollowingTablet.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

constexpr std::int64_t dayMs = 25LL * 60 * 60 * 1000;

/// Ids as they are in life: spread over all there are.
RecordId scattered(std::uint8_t number) {
    const auto hash = sha256(Bytes{number});
    return *RecordId::fromBytes(BytesView(hash.octets).first(RecordId::size));
}

/// Two officers of one team, who hold the same records, a day after they last met.
struct Team {
    explicit Team(std::uint8_t records) {
        for (std::uint8_t number = 1; number <= records; ++number)
            dale.write(scattered(number), test_form::words(), Text("words " + std::to_string(number)));
        dale.exchange();
        khan.exchange();
        server.clock.advance(dayMs);
    }

    void spoil(const std::string& sql, const RecordId& record) {
        auto change = khan.store().database().prepare(sql);
        REQUIRE(change.ok());
        REQUIRE(change->bind(0, record).run().ok());
    }
    /// The ranges that were compared since.
    [[nodiscard]] std::size_t rangesFrom(std::size_t answer) const {
        std::size_t ranges = 0;
        for (; answer < khan.answers().size(); ++answer)
            ranges += khan.answers()[answer].compared.size();
        return ranges;
    }

    ServerUnderTest server;
    FollowingTablet dale{server, "PC 1 Dale", "Response 1"};
    FollowingTablet khan{server, "PC 2 Khan", "Response 1"};
};

} // namespace

TEST_CASE("Where both sides hold the same, a comparison is one digest a scope") {
    Team team(60);
    const auto totals = team.khan.exchange();
    CHECK(totals.differing == 0);
    CHECK(totals.records == 0);
    CHECK(totals.roundTrips == 2);
    CHECK(team.khan.answers().back().compared.size() == team.khan.answers().back().scopes.size());
    // Once a day.
    CHECK(team.khan.exchange().roundTrips == 1);
}

TEST_CASE("A record that stands as it was long ago is found among many and fetched alone") {
    Team team(200);
    const auto record = scattered(77);
    auto older = team.khan.record(record);
    team.dale.write(record, test_form::words(), Text("said later"), {});
    team.dale.exchange();
    team.khan.exchange();
    REQUIRE(team.khan.agrees(record));

    auto change = team.khan.store().database().prepare("UPDATE records SET applied = ?, digest = ? WHERE id = ?");
    REQUIRE(change.ok());
    const auto octets = canonicalBytes(older.applied);
    const auto digest = digestOf(older.applied);
    REQUIRE(change->bind(0, octets).bind(1, digest).bind(2, record).run().ok());
    CHECK_FALSE(team.khan.agrees(record));

    team.server.clock.advance(dayMs);
    const auto before = team.khan.answers().size();
    const auto totals = team.khan.exchange();
    CHECK(totals.differing == 1);
    CHECK(totals.records == 1);
    CHECK(team.rangesFrom(before) < 10);
    CHECK(team.khan.agrees(record));
}

TEST_CASE("What is lost here comes back, and what is nowhere else is let go") {
    Team team(40);
    const auto lost = scattered(7);
    const auto stray = scattered(250);
    team.spoil("UPDATE records SET id = x'" + stray.hex() + "' WHERE id = ?", lost);
    const auto totals = team.khan.exchange();
    CHECK(totals.differing == 2);
    CHECK(team.khan.agrees(lost));
    CHECK_FALSE(team.khan.has(stray));
}

TEST_CASE("What has moved beyond the cursor is no difference") {
    Team team(40);
    team.dale.write(scattered(9), test_form::words(), Text("said later"), {});
    team.dale.write(scattered(41), test_form::words(), Text("another child"), {});
    team.dale.exchange();
    // The page and the digests come by one exchange, but not by one message.
    const auto totals = team.khan.exchange();
    CHECK(totals.differing == 0);
    CHECK(team.khan.agrees(scattered(9)));
}

TEST_CASE("What an officer has not sent stays whatever the comparison says") {
    Team team(5);
    const auto own = scattered(60);
    team.khan.write(own, test_form::words(), Text("not sent yet"), {});
    team.spoil("DELETE FROM records WHERE id = ?", scattered(3));
    (void)team.khan.exchange();
    CHECK(team.khan.agrees(own));
    CHECK(team.khan.agrees(scattered(3)));
}
