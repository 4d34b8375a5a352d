#include "app/storage/migrations/TabletMigrations.h"

#include "platform/base/File.h"
#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

struct World {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet{server, clock, 1};

    /// Changes the closed store, then opens it: refused, and the file as it was.
    ErrorCode openedAfter(std::string_view change) {
        tablet.close();
        {
            auto database = Database::open(tablet.profile.store(), tablet.databaseKey, Database::Mode::ReadWrite);
            REQUIRE(database.ok());
            REQUIRE(database->execute(change).ok());
        }
        const auto before = readFile(tablet.profile.store(), 1 << 26).value();
        const auto opened = tablet.open();
        REQUIRE_FALSE(opened.ok());
        CHECK(readFile(tablet.profile.store(), 1 << 26).value() == before);
        return opened.error().code;
    }
};

} // namespace

TEST_CASE("T16: a store from the future is refused untouched") {
    World world;
    CHECK(world.openedAfter("PRAGMA user_version = 99") == ErrorCode::FromTheFuture);
}

TEST_CASE("A store that is marked as somebody else's is refused untouched") {
    World world;
    CHECK(world.openedAfter("PRAGMA application_id = 12345") == ErrorCode::NotOurs);
}

TEST_CASE("T7: a file that is no database is kept aside, and the store begun anew with what the black box knows") {
    World world;
    world.tablet.close();
    const auto text = bytesOf("This is a shopping list, not a store. It is long enough to look like something.");
    REQUIRE(writeFileDurably(world.tablet.profile.store(), text).ok());
    SECTION("under the profile's key") {
        REQUIRE(world.tablet.open().ok());
        const auto& opening = world.tablet.store->opening();
        REQUIRE(opening.mended);
        CHECK(opening.mended->unreadable);
        CHECK(world.tablet.store->signer() == world.tablet.enrolled.signer.signer());
        CHECK(readFile(world.tablet.profile.unreadableStore(), 1000).value() == copyOf(text));
    }
    SECTION("under another key it is refused untouched") {
        world.tablet.databaseKey[0] ^= 1;
        const auto opened = world.tablet.open();
        REQUIRE_FALSE(opened.ok());
        CHECK(opened.error().code == ErrorCode::NotOurs);
        CHECK(readFile(world.tablet.profile.store(), 1000).value() == copyOf(text));
    }
}

TEST_CASE("A store of the first version opens with what it held, and notes looks from then on") {
    World world;
    world.tablet.close();
    const auto profile = world.tablet.profile;
    {
        // As the first version left it.
        auto database = Database::open(profile.store(), world.tablet.databaseKey, Database::Mode::ReadWrite);
        REQUIRE(database.ok());
        REQUIRE(database
                    ->execute("DROP TABLE put_away; DROP TABLE views; ALTER TABLE outbox DROP COLUMN views; "
                              "ALTER TABLE signer_marks DROP COLUMN role_epoch; ALTER TABLE signer_marks DROP COLUMN "
                              "role_seen; ALTER TABLE signer_marks DROP COLUMN role_number; DROP INDEX "
                              "records_by_update; DROP INDEX records_of_looks; DROP INDEX records_of_reviews; "
                              "CREATE INDEX records_by_update ON records(updated_ms) WHERE form_id <> "
                              "'administration'; ALTER TABLE reference_sets DROP COLUMN digest; "
                              "PRAGMA user_version = 1")
                    .ok());
    }
    const auto opened = world.tablet.open();
    REQUIRE(opened.ok());
    CHECK(world.tablet.store->tables().views.count().value() == 0);
    CHECK(world.tablet.store->entries().counts().ok());
}

TEST_CASE("Migrations are numbered from one without holes") {
    int number = 0;
    for (const auto& migration : tabletMigrations())
        CHECK(migration.number == ++number);
    CHECK(number > 0);
}

} // namespace seenheard
