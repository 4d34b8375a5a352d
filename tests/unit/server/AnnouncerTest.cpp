#include "sync/server/live/WatchingAnnouncer.h"
#include "sync/server/store/postgresql/PostgresDatabase.h"
#include "tests/unit/server/Ear.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

/// Two processes on one store, and what the second hears.
struct AnnouncedScene {
    void write() {
        (void)server.exchange(
            tablet, {tablet.write(partWith(recordNumber(1), test_form::words(), Text("heard")), server.form)});
    }
    [[nodiscard]] Cursor newest() { return {0, server.store().log().head()->ref.size}; }

    ServerUnderTest server;
    ScriptedTablet tablet = server.enrolled("PC 1 Dale");
    std::unique_ptr<ServerStore> elsewhere = server.openElsewhere();
    Ear ear;
    Announcer::Heard hears = [this](const Cursor& newest) { ear.hear(newest); };
};

} // namespace

TEST_CASE("What one process brings into the log is heard in another that has the same store open") {
    AnnouncedScene scene;
    const auto announcer = scene.elsewhere->announcer(scene.hears);
    CHECK(scene.ear.waitFor(scene.newest()));
    for (int time = 0; time < 3; ++time) {
        scene.write();
        CHECK(scene.ear.waitFor(scene.newest()));
    }
}

TEST_CASE("A store that cannot call is looked at") {
    AnnouncedScene scene;
    const WatchingAnnouncer announcer(scene.elsewhere->log(), scene.hears, std::chrono::milliseconds(5));
    CHECK(scene.ear.waitFor(scene.newest()));
    scene.write();
    CHECK(scene.ear.waitFor(scene.newest()));
}

TEST_CASE("Who lost the connection that he listened on hears what was called meanwhile", "[.postgresql]") {
    AnnouncedScene scene;
    const auto announcer = scene.elsewhere->announcer(scene.hears);
    CHECK(scene.ear.waitFor(scene.newest()));
    auto database = PostgresDatabase::open(scene.server.storeOptions()[1]);
    REQUIRE(database.ok());
    for (int time = 0; time < 2; ++time) {
        REQUIRE(database
                    ->execute("select pg_terminate_backend(pid) from pg_stat_activity "
                              "where datname = current_database() and pid <> pg_backend_pid()")
                    .ok());
        scene.write();
        CHECK(scene.ear.waitFor(scene.newest()));
    }
}
