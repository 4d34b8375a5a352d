#include "sync/engine/SyncDriver.h"

#include "tests/support/FakeScheduler.h"
#include "tests/unit/engine/FakeServer.h"
#include "tests/unit/engine/MemoryStoreFake.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// Reaches the server when the scheduler lets it, or not at all.
class TransportFake final : public Transport {
public:
    TransportFake(FakeServer& server, Scheduler& scheduler) : server_(server), scheduler_(scheduler) {}

    void send(HttpRequest request, Answer answer, Sent gone) override {
        ++sent;
        if (gone && tellsWhenSent)
            gone();
        ticket_ = scheduler_.after(100, [this, request = std::move(request), answer = std::move(answer)] {
            ticket_.reset();
            if (failure)
                answer(*failure);
            else if (busyForMs)
                answer(HttpResponse{503, {}, busyForMs});
            else
                answer(server_.answer(request));
        });
    }
    void cancel() override {
        if (ticket_)
            scheduler_.cancel(*ticket_);
        ticket_.reset();
    }

    std::optional<Error> failure;
    std::optional<std::int64_t> busyForMs; ///< What a server says that has too much to do.
    int sent = 0;
    bool tellsWhenSent = true;

private:
    FakeServer& server_;
    Scheduler& scheduler_;
    std::optional<Scheduler::Ticket> ticket_;
};

struct World {
    FakeClock clock;
    FakeScheduler scheduler{clock};
    FakeServer server;
    FakeAuthor author{server, 1};
    MemoryStoreFake store;
    SeededRandom random{5};
    TransportFake transport{server, scheduler};
    int made = 0;
    SyncDriver driver{
        transport, clock, random, [this] {
            ++made;
            return std::make_unique<SyncSession>(store,
                SyncIdentity{std::string(FakeServer::name), server.issuingKey(), author.certificate.signer()},
                author.key, clock);
        }};

    void save() { store.save(author.write(random.id<RecordId>(), 16, "still")); }
    void unreachable() { transport.failure = fail(ErrorCode::Unreachable, "No network."); }
};

} // namespace

TEST_CASE("An exchange runs until dry and tells what it did") {
    World world;
    world.save();
    std::optional<SyncTotals> totals;
    world.driver.exchange([&](const Result<SyncTotals>& outcome) { totals = outcome.value(); });
    CHECK(world.driver.state().running);
    world.scheduler.advance(1000);
    REQUIRE(totals);
    CHECK(totals->pushed == 1);
    CHECK_FALSE(world.driver.state().running);
    CHECK(world.driver.state().lastSuccessMs);
}

TEST_CASE("A second exchange while one runs joins it") {
    World world;
    int done = 0;
    world.driver.exchange([&](const Result<SyncTotals>&) { ++done; });
    world.driver.exchange([&](const Result<SyncTotals>&) { ++done; });
    world.scheduler.advance(1000);
    CHECK(done == 2);
    CHECK(world.made == 1);
}

TEST_CASE("A cancelled exchange tells nobody and loses nothing") {
    World world;
    world.save();
    world.driver.exchange([&](const Result<SyncTotals>&) { FAIL("told after cancel"); });
    world.scheduler.advance(50);
    world.driver.cancel();
    world.scheduler.advance(1000);
    CHECK_FALSE(world.driver.state().running);
    bool done = false;
    world.driver.exchange([&](const Result<SyncTotals>& outcome) { done = outcome.ok(); });
    world.scheduler.advance(1000);
    CHECK(done);
    CHECK(world.store.stateOf(1) == ReceiptState::Applied);
}

TEST_CASE("Driving exchanges at once and again after the quiet wait") {
    World world;
    world.driver.start(world.scheduler, {});
    world.scheduler.advance(1000);
    CHECK(world.made == 1);
    REQUIRE(world.driver.state().nextTryMs);
    world.scheduler.advance(RetryPolicy{}.quietMs + 1000);
    CHECK(world.made == 2);
}

TEST_CASE("Waking after a save sends it without waiting") {
    World world;
    world.driver.start(world.scheduler, {});
    world.scheduler.advance(1000);
    world.save();
    world.driver.wake();
    world.scheduler.advance(1000);
    CHECK(world.store.stateOf(1) == ReceiptState::Applied);
}

TEST_CASE("What is saved while an exchange runs goes with one more right after it") {
    World world;
    world.driver.start(world.scheduler, {});
    world.scheduler.advance(50);
    REQUIRE(world.driver.state().running);
    world.save();
    world.driver.wake();
    world.scheduler.advance(1000);
    CHECK(world.store.stateOf(1) == ReceiptState::Applied);
}

TEST_CASE("Failures in a row wait longer and longer, and the next try's time is there to show") {
    World world;
    world.unreachable();
    world.driver.start(world.scheduler, {});
    world.scheduler.advance(100);
    std::int64_t longest = 0;
    for (std::uint32_t failures = 1; failures < 8; ++failures) {
        CAPTURE(failures);
        REQUIRE(world.driver.state().failures == failures);
        REQUIRE(world.driver.state().lastFailure);
        CHECK(world.driver.state().lastFailure->message == "No network.");
        REQUIRE(world.driver.state().nextTryMs);
        const auto wait = *world.driver.state().nextTryMs - world.clock.now().utcMs;
        CHECK(wait > 0);
        CHECK(wait <= RetryPolicy{}.firstMs << (failures - 1));
        longest = std::max(longest, wait);
        world.scheduler.advance(wait + 100);
    }
    CHECK(longest > RetryPolicy{}.firstMs * 8);
}

TEST_CASE("A busy server is asked again when it said, not before") {
    World world;
    world.transport.busyForMs = 90'000;
    world.driver.start(world.scheduler, {});
    world.scheduler.advance(200);
    REQUIRE(world.driver.state().failures == 1);
    REQUIRE(world.driver.state().nextTryMs);
    CHECK(*world.driver.state().nextTryMs - world.clock.now().utcMs >= 89'000);
    world.transport.busyForMs.reset();
    world.unreachable();
    world.scheduler.advance(140'000);
    // What it said once holds once.
    REQUIRE(world.driver.state().failures >= 2);
    CHECK(*world.driver.state().nextTryMs - world.clock.now().utcMs < 89'000);
}

TEST_CASE("A save does not hammer a server that is not to be reached, a change of network tries at once") {
    World world;
    world.unreachable();
    world.driver.start(world.scheduler, {});
    world.scheduler.advance(100);
    REQUIRE(world.driver.state().failures == 1);
    const auto planned = world.driver.state().nextTryMs;
    world.save();
    world.driver.wake();
    CHECK(world.driver.state().nextTryMs == planned);
    world.transport.failure.reset();
    world.driver.networkChanged();
    world.scheduler.advance(500);
    CHECK(world.driver.state().failures == 0);
    CHECK_FALSE(world.driver.state().lastFailure);
    CHECK(world.store.stateOf(1) == ReceiptState::Applied);
}

TEST_CASE("What waiting cannot cure is not tried again by itself") {
    World world;
    world.transport.failure = fail(ErrorCode::WrongAuthority, "Somebody else answers.");
    world.driver.start(world.scheduler, {});
    world.scheduler.advance(100);
    CHECK_FALSE(world.driver.state().nextTryMs);
    CHECK(world.scheduler.waiting() == 0);
}

TEST_CASE("Entries that were received and not sequenced are asked about soon") {
    World world;
    world.server.sequencesAtOnce = false;
    world.save();
    world.driver.start(world.scheduler, {});
    world.scheduler.advance(1000);
    REQUIRE(world.store.stateOf(1) == ReceiptState::Received);
    world.server.sequence();
    world.scheduler.advance(RetryPolicy{}.soonMs + 1000);
    CHECK(world.store.stateOf(1) == ReceiptState::Applied);
}

TEST_CASE("After stop nothing happens any more") {
    World world;
    int changes = 0;
    world.driver.start(world.scheduler, [&] { ++changes; });
    world.scheduler.advance(50);
    world.driver.stop();
    const auto before = changes;
    world.scheduler.advance(10'000'000);
    CHECK(changes == before);
    CHECK(world.scheduler.waiting() == 0);
    CHECK(world.store.applied == 0);
}

} // namespace seenheard
