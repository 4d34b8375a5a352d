#include "platform/crypto/SystemRandom.h"
#include "tests/support/TempDirectory.h"
#include "tests/unit/server/ServerStoreSuite.h"
#include "tests/unit/server/StorePlace.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

/// Runs one promise of the suite on the store that these tests are run on.
void onStore(void (*promise)(const StoreUnderTest&)) {
    const TempDirectory directory;
    static SystemRandom random;
    const auto place = StorePlace::forTest(directory.path());
    promise({[&](const ServerIdentity& identity, const LogEnd& end) {
                 auto store = place->create(identity, end, random);
                 INFO((store ? std::string("made") : store.error().message));
                 REQUIRE(store.ok());
                 return std::move(*store);
             },
        [&] {
            auto store = place->open(random);
            INFO((store ? std::string("opened") : store.error().message));
            REQUIRE(store.ok());
            return std::move(*store);
        }});
}

} // namespace

TEST_CASE("A store keeps its identity") {
    onStore(server_store_suite::keepsItsIdentity);
}
TEST_CASE("A store appends what a turn commits") {
    onStore(server_store_suite::appendsWhatATurnCommits);
}
TEST_CASE("A store forgets a turn that is not committed") {
    onStore(server_store_suite::forgetsATurnThatIsNotCommitted);
}
TEST_CASE("A store feeds the scopes of a record") {
    onStore(server_store_suite::feedsTheScopesOfARecord);
}
TEST_CASE("A store remembers who follows what") {
    onStore(server_store_suite::remembersWhoFollowsWhat);
}
TEST_CASE("A store finds entries and gaps") {
    onStore(server_store_suite::findsEntriesAndGaps);
}
TEST_CASE("A store redeems a code once") {
    onStore(server_store_suite::redeemsACodeOnce);
}
TEST_CASE("A store knows officers by name") {
    onStore(server_store_suite::knowsOfficersByName);
}
TEST_CASE("A store keeps text as it came, whatever is in it") {
    onStore(server_store_suite::keepsTextAsItCame);
}
TEST_CASE("A store keeps every version of a form") {
    onStore(server_store_suite::keepsEveryVersionOfAForm);
}
TEST_CASE("A store versions reference sets by content") {
    onStore(server_store_suite::versionsReferenceSetsByContent);
}

TEST_CASE("What changed in a set of reference data is told from any version that is kept, and from no other") {
    onStore(server_store_suite::keepsWhatChangesInASet);
}
