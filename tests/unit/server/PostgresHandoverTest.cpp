#include "tests/unit/server/PostgresScene.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <future>
#include <iostream>

using namespace seenheard;

namespace {

/// Another process that has the turn, and keeps it.
class TurnHolder {
public:
    explicit TurnHolder(const PostgresAddress& address) {
        REQUIRE(pipe(has_.data()) == 0);
        REQUIRE(pipe(goOn_.data()) == 0);
        process_ = fork();
        if (process_ == 0)
            _exit(hold(address));
        std::uint8_t octet = 0;
        REQUIRE(read(has_[0], &octet, 1) == 1);
    }
    ~TurnHolder() {
        if (process_ > 0) {
            ::kill(process_, SIGKILL);
            waitpid(process_, nullptr, 0);
        }
        for (const int end : {has_[0], has_[1], goOn_[0], goOn_[1]})
            close(end);
    }
    TurnHolder(const TurnHolder&) = delete;
    TurnHolder& operator=(const TurnHolder&) = delete;

    void signal(int number) const { ::kill(process_, number); }
    /// Lets it commit; whether that succeeded.
    bool commits() {
        const std::uint8_t octet = 0;
        REQUIRE(write(goOn_[1], &octet, 1) == 1);
        int status = 0;
        waitpid(std::exchange(process_, -1), &status, 0);
        REQUIRE(WIFEXITED(status));
        return WEXITSTATUS(status) == 0;
    }

private:
    [[nodiscard]] int hold(const PostgresAddress& address) const {
        SystemRandom random;
        auto store = PostgresServerStore::open(address, random);
        auto turn = store ? (*store)->log().beginTurn() : store.error();
        const auto end = turn ? (*turn)->end() : turn.error();
        std::uint8_t octet = 0;
        if (!end || write(has_[1], &octet, 1) != 1 || read(goOn_[0], &octet, 1) != 1)
            return 2;
        return (*turn)->commit(batchWith(recordNumber(1), *end)) ? 0 : 1;
    }

    std::array<int, 2> has_{};
    std::array<int, 2> goOn_{};
    pid_t process_ = -1;
};

std::int64_t msUntilTurn(ServerStore& store) {
    const auto began = std::chrono::steady_clock::now();
    const auto turn = store.log().beginTurn();
    INFO((turn ? std::string("has it") : turn.error().message));
    CHECK(turn.ok());
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count();
}

/// Commits wait for a standby that never comes, until this is gone.
class NoStandby {
public:
    explicit NoStandby(const PostgresScene& scene) : owner_(scene.data(PostgresCluster::owningRole)) {
        set("alter system set synchronous_standby_names = 'nobody'");
        // As long as the setting has not come through nobody waits.
        auto probe = scene.data(PostgresCluster::owningRole);
        while (countOf(probe, "select (current_setting('synchronous_standby_names') <> '')::int") == 0)
            std::this_thread::yield();
    }
    ~NoStandby() { end(); }
    NoStandby(const NoStandby&) = delete;
    NoStandby& operator=(const NoStandby&) = delete;

    void end() { set("alter system reset synchronous_standby_names"); }
    void awaitWaiting() { cut(""); }
    /// Cuts the wait of whoever waits, with that function of PostgreSQL's.
    void cut(const std::string& how) {
        while (
            countOf(owner_, "select count(" + how + "(pid)) from pg_stat_activity where wait_event = 'SyncRep'") == 0)
            std::this_thread::yield();
    }

private:
    void set(const std::string& sql) {
        (void)owner_.execute(sql);
        (void)owner_.execute("select pg_reload_conf()");
    }
    PostgresDatabase owner_;
};

} // namespace

TEST_CASE("Who had the turn and was killed has handed it over", "[.postgresql]") {
    const PostgresScene scene;
    const TurnHolder holder(scene.place.address());
    holder.signal(SIGKILL);
    std::cout << "the turn of a process that was killed: " << msUntilTurn(*scene.store) << " ms\n";
}

TEST_CASE("Who stands still in his turn loses it, and commits nothing when he goes on", "[.postgresql]") {
    const PostgresScene scene;
    TurnHolder holder(scene.place.address());
    holder.signal(SIGSTOP);
    std::cout << "the turn of a process that stands still: " << msUntilTurn(*scene.store) << " ms\n";
    holder.signal(SIGCONT);
    CHECK_FALSE(holder.commits());
    CHECK(scene.store->log().record(recordNumber(1)).error().code == ErrorCode::NotFound);
}

TEST_CASE("Who computes for long in his turn keeps it", "[.postgresql]") {
    PostgresScene scene;
    auto turn = scene.store->log().beginTurn();
    REQUIRE(turn.ok());
    const auto end = (*turn)->end();
    REQUIRE(end.ok());
    std::this_thread::sleep_for(std::chrono::seconds(2)); // twice as long as a silent one may have it
    CHECK((*turn)->commit(batchWith(recordNumber(1), *end)).ok());
    turn->reset();
    CHECK(scene.store->log().record(recordNumber(1))->form == "f");
}

TEST_CASE("What met another transaction is done again, but not for ever", "[.postgresql]") {
    PostgresScene scene;
    scene.place.spoil();
    auto owner = scene.data(PostgresCluster::owningRole);
    REQUIRE(owner
                .execute("create sequence met; grant usage on met to public; "
                         "create function meet() returns trigger language plpgsql security definer as $$ begin "
                         "if nextval('seenheard.met') % 4 <> 3 then raise exception 'met' using errcode = '40001'; "
                         "end if; return new; end $$; "
                         "create trigger meeting before insert on assignments for each row execute function meet()")
                .ok());
    const RecordScope scope{ScopeKind::Team, "Response 1"};
    const auto officer = scene.random.id<OfficerId>();
    CHECK(scene.store->assignments().assign(officer, scope).ok());
    CHECK(countOf(owner, "select last_value from met") == 3);
    CHECK(countOf(owner, "select count(*) from assignments") == 1);

    REQUIRE(owner
                .execute("drop trigger meeting on assignments; create or replace function meet() returns trigger "
                         "language plpgsql as $$ begin raise exception 'met' using errcode = '40P01'; end $$; "
                         "create trigger meeting before insert on assignments for each row execute function meet()")
                .ok());
    const auto refused = scene.store->assignments().assign(scene.random.id<OfficerId>(), scope);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::Busy);
    CHECK(countOf(owner, "select count(*) from assignments") == 1);
}

TEST_CASE("A statement without an answer ends with its connection, here and at the database server", "[.postgresql]") {
    const PostgresScene scene;
    auto database = scene.data(PostgresCluster::servingRole);
    database.setPatience(std::chrono::milliseconds(100));
    const auto slept = database.run("select 1 from pg_sleep(600)");
    REQUIRE_FALSE(slept.ok());
    CHECK(slept.error().code == ErrorCode::Unreachable);
    CHECK_FALSE(database.isOpen());
    CHECK_FALSE(database.run("select 1").ok());
    auto owner = scene.data(PostgresCluster::owningRole);
    while (countOf(owner, "select count(*) from pg_stat_activity where query like 'select 1 from pg_sleep%'") > 0)
        std::this_thread::yield();
}

TEST_CASE("Of several hosts the one is taken that may be written to", "[.postgresql]") {
    const PostgresScene scene;
    auto owner = scene.data(PostgresCluster::owningRole);
    const std::string serving = PostgresCluster::servingRole;
    REQUIRE(owner.execute("alter role " + serving + " set default_transaction_read_only = on").ok());
    const auto refused = PostgresDatabase::open(scene.place.address().data);
    REQUIRE(owner.execute("alter role " + serving + " reset default_transaction_read_only").ok());
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find("read-only") != std::string::npos);
    // The first of two is not there.
    auto address = scene.place.address().data;
    const auto host = address.find("host=") + 5;
    CHECK(PostgresDatabase::open(address.substr(0, host) + "/nowhere," + address.substr(host)).ok());
}

TEST_CASE("A commit whose wait for a standby was cut off is not called done", "[.postgresql]") {
    const PostgresScene scene;
    NoStandby standby(scene);
    auto assigned = std::async(std::launch::async, [&] {
        return scene.store->assignments().assign(OfficerId{}, {ScopeKind::Team, "Response 1"});
    });
    standby.cut("pg_cancel_backend");
    const auto said = assigned.get();
    REQUIRE_FALSE(said.ok());
    CHECK(said.error().code == ErrorCode::Unreachable);
}

TEST_CASE("What no standby has yet is told to nobody, though it can be read", "[.postgresql]") {
    PostgresScene scene;
    const auto other = PostgresScene::made(scene.place.open(scene.random));
    auto turn = scene.store->log().beginTurn();
    REQUIRE(turn.ok());
    auto end = (*turn)->end().value();
    end.head.ref.size = 7;
    SequencedBatch batch;
    batch.end = end;
    NoStandby standby(scene);
    auto committed = std::async(std::launch::async, [&] { return (*turn)->commit(batch).ok(); });
    standby.cut("pg_terminate_backend"); // the process was killed: others can read what it wrote from now on
    CHECK_FALSE(committed.get());
    turn->reset();

    std::atomic<bool> mayBeTold = false;
    auto told = std::async(std::launch::async, [&] {
        const auto head = other->log().head();
        return std::pair(mayBeTold.load(), head ? head->ref.size : 0);
    });
    standby.awaitWaiting();
    mayBeTold = true;
    standby.end();
    CHECK(told.get() == std::pair(true, std::uint64_t{7}));
}
