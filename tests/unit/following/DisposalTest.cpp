#include "sync/server/sequencer/Administration.h"
#include "tests/unit/following/FollowingTablet.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

const RegisterKey words = test_form::words();
const RecordId record = recordNumber(1);

void perform(ServerUnderTest& server, ActKind kind, const Reference& subject) {
    SystemRandom random;
    const auto identity = server.store().identity();
    REQUIRE(Administration(server.store(), *identity, server.clock, random)
                .perform({{kind, subject, "Inspector Webb", "A court.", std::nullopt, {}}})
                .ok());
}

} // namespace

TEST_CASE("Words that were on their way when their record was disposed of are gone once the server holds them") {
    ServerUnderTest server;
    FollowingTablet dale(server, "PC 1 Dale", "Response 1");
    FollowingTablet moss(server, "PC 2 Moss", "Response 1");
    moss.write(record, words, Text("He hid."));
    moss.exchange();
    dale.exchange();
    perform(server, ActKind::RecordDisposed, subjectOf(record));
    dale.write(record, words, Text("A lantern."));
    SECTION("in one exchange") {}
    SECTION("though the first answer is lost") {
        dale.loseAnAnswer();
    }
    SECTION("though he hears of nothing but the first answer at first") {
        dale.exchange(1);
    }
    dale.exchange();
    dale.exchange();
    CHECK(dale.traces("He hid.") == 0);
    CHECK(dale.traces("A lantern.") == 0);
    CHECK(dale.store().entries().own(1)->state == EntryState::Held);
}

TEST_CASE("Whose held entry was released is told so, though its record was disposed of before he came") {
    ServerUnderTest server;
    FollowingTablet dale(server, "PC 1 Dale", "Response 1");
    FollowingTablet moss(server, "PC 2 Moss", "Response 1");
    moss.write(record, words, Text("He hid."));
    moss.exchange();
    dale.exchange();
    dale.write(record, words, Text("A lantern."), {moss.lastOperation()});
    dale.exchange();
    REQUIRE(dale.store().entries().own(1)->state == EntryState::Held);
    perform(server, ActKind::EntryReleased, subjectOf(dale.store().chainHead().entry));
    perform(server, ActKind::RecordDisposed, subjectOf(record));
    dale.exchange();
    CHECK(dale.store().entries().own(1)->state == EntryState::Applied);
    CHECK(dale.store().entries().own(1)->joined);
    CHECK(dale.store().entries().newestOutcomes(10)->front().released);
    CHECK(dale.traces("A lantern.") == 0);
    CHECK(dale.traces("He hid.") == 0);
}

} // namespace seenheard
