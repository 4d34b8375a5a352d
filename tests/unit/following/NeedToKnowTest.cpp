#include "tests/unit/following/FollowingTablet.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

const RegisterKey words = test_form::words();
const RecordId record = recordNumber(1);

} // namespace

TEST_CASE("A record is held by its author and his team, and by nobody else") {
    ServerUnderTest server;
    FollowingTablet dale(server, "PC 1 Dale", "Response 1");
    FollowingTablet khan(server, "PC 2 Khan", "Response 1");
    FollowingTablet stone(server, "PC 3 Stone", "Response 2");
    dale.write(record, words, Text("He hid."));
    dale.exchange();
    khan.exchange();
    stone.exchange();
    CHECK(dale.agrees(record));
    CHECK(khan.agrees(record));
    CHECK_FALSE(stone.has(record));
    CHECK(stone.traces("He hid.") == 0);
}

TEST_CASE("Whoever is passed over still keeps the whole log's frontier") {
    ServerUnderTest server;
    FollowingTablet dale(server, "PC 1 Dale", "Response 1");
    FollowingTablet stone(server, "PC 3 Stone", "Response 2");
    for (std::uint8_t i = 1; i < 40; ++i) {
        dale.write(recordNumber(i), words, Text("quiet"));
        dale.exchange();
        if (i % 7 == 0) {
            stone.write(recordNumber(static_cast<std::uint8_t>(100 + i)), words, Text("loud"));
            stone.exchange();
        }
    }
    stone.exchange();
    const auto position = stone.store().sync().position().value();
    CHECK(position.cursor.leaf == server.store().log().head()->ref.size);
    CHECK(position.frontier.root() == server.store().log().head()->ref.root);
    CHECK(stone.store().records().count().value() == 5);
}

TEST_CASE("What a tablet asks for beyond its scopes is not sent") {
    ServerUnderTest server;
    FollowingTablet dale(server, "PC 1 Dale", "Response 1");
    FollowingTablet stone(server, "PC 3 Stone", "Response 2");
    dale.write(record, words, Text("He hid."));
    dale.exchange();

    auto request = stone.identity().request(server.clock.now().utcMs);
    const auto head = dale.store().chainHead();
    request.records = {record, recordNumber(77)};
    request.fill = ScopeFill{team("Response 1"), 0, false};
    request.history = {{record, {{dale.certificate().signer(), head.number, head.entry}}}};
    const auto answer = server.sendWell(stone.identity(), request);
    REQUIRE(answer.records.size() == 2);
    // Not his, and not there: he cannot tell one from the other.
    CHECK(answer.records[0] == PresentRecord{record, {}, {}, {}});
    CHECK(answer.records[1] == PresentRecord{recordNumber(77), {}, {}, {}});
    CHECK(answer.history.empty());
    CHECK(answer.fill->done);
    CHECK(answer.leaves.empty());
    CHECK(answer.certificates.empty());
}

TEST_CASE("Of an entry about two records only the part about the one that is followed comes") {
    ServerUnderTest server;
    FollowingTablet dale(server, "PC 1 Dale", "Response 1");
    FollowingTablet stone(server, "PC 3 Stone", "Response 2");
    const auto other = recordNumber(2);
    stone.write(record, words, Text("We met."));
    stone.exchange();
    dale.write({partWith(record, words, Text("seen by both")), partWith(other, words, Text("seen by Dale"))});
    dale.exchange();
    stone.exchange();
    CHECK(stone.agrees(record));
    CHECK_FALSE(stone.has(other));
    CHECK(stone.traces("seen by Dale") == 0);

    SECTION("and the other part comes when its record does") {
        stone.assign(team("Response 1"));
        stone.exchange();
        CHECK(stone.agrees(record));
        CHECK(stone.agrees(other));
        CHECK(stone.texts(other, words) == std::vector<std::string>{"seen by Dale"});
    }
}

TEST_CASE("Officers of two teams who record one incident each have both accounts") {
    ServerUnderTest server;
    FollowingTablet dale(server, "PC 1 Dale", "Response 1");
    FollowingTablet stone(server, "PC 3 Stone", "Response 2");
    FollowingTablet colleague(server, "PC 4 Reed", "Response 2");
    dale.write(record, words, Text("He hid."));
    stone.write(record, words, Text("She cried."));
    dale.exchange();
    stone.exchange();
    dale.exchange();
    colleague.exchange();
    const std::vector<std::string> both{"He hid.", "She cried."};
    CHECK(dale.texts(record, words) == both);
    CHECK(stone.texts(record, words) == both);
    CHECK(colleague.texts(record, words) == both);
    CHECK(dale.agrees(record));
    CHECK(stone.agrees(record));
    CHECK(colleague.agrees(record));
    CHECK(stone.store().entries().counts().value().waiting == 0);
}

} // namespace seenheard
