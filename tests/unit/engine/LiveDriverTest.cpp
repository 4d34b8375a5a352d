#include "sync/engine/LiveDriver.h"

#include "sync/protocol/Moves.h"
#include "sync/protocol/PackedMessage.h"
#include "tests/support/FakeScheduler.h"
#include "tests/support/SeededRandom.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// Keeps what was asked until a test answers it.
class HeldTransport final : public Transport {
public:
    void send(HttpRequest request, Answer answer, Sent) override {
        asked.push_back(request.path);
        answer_ = std::move(answer);
    }
    void cancel() override {
        answer_ = nullptr;
        ++cancelled;
    }

    void answer(const Result<HttpResponse>& response) { std::exchange(answer_, nullptr)(response); }
    void answer(const Cursor& newest) { answer(HttpResponse{200, packMessage(canonicalBytes(Moves{newest}))}); }
    [[nodiscard]] bool open() const { return answer_ != nullptr; }

    std::vector<std::string> asked;
    int cancelled = 0;

private:
    Answer answer_;
};

struct World {
    FakeClock clock;
    FakeScheduler scheduler{clock};
    SeededRandom random{5};
    HeldTransport transport;
    std::optional<Cursor> here = Cursor{0, 10};
    int moved = 0;
    LiveDriver driver{transport, random, [this] { return here; }};

    void start() {
        driver.start(scheduler, [this] { ++moved; });
        scheduler.advance(0);
    }
};

} // namespace

TEST_CASE("One long request is kept open, and news is told once") {
    World world;
    world.start();
    CHECK(world.transport.asked == std::vector<std::string>{"/v1/moves?epoch=0&leaf=10"});
    world.transport.answer(Cursor{0, 12});
    CHECK(world.moved == 1);
    CHECK(world.driver.connected());
    // The exchange has not run yet, or failed: it is not told again, and the server is not asked without end.
    world.scheduler.advance(2'000);
    CHECK(world.transport.asked.back() == "/v1/moves?epoch=0&leaf=12");
    world.transport.answer(Cursor{0, 12});
    CHECK(world.moved == 1);
    world.here = Cursor{0, 15};
    world.scheduler.advance(2'000);
    CHECK(world.transport.asked.back() == "/v1/moves?epoch=0&leaf=15");
    world.transport.answer(Cursor{0, 15});
    CHECK(world.moved == 1);
    world.scheduler.advance(2'000);
    world.transport.answer(Cursor{1, 3});
    CHECK(world.moved == 2);
}

TEST_CASE("Failures, garbage and an older server are asked less and less often") {
    World world;
    world.start();
    std::int64_t last = 0;
    for (int time = 0; time < 8; ++time) {
        if (time % 2 == 0)
            world.transport.answer(fail(ErrorCode::Unreachable, "no network"));
        else
            world.transport.answer(HttpResponse{200, {1, 2, 3}});
        CHECK_FALSE(world.driver.connected());
        CHECK(*world.scheduler.nextInMs() > last / 2);
        last = *world.scheduler.nextInMs();
        CHECK(world.scheduler.runNext());
    }
    CHECK(last > 60'000);
    world.transport.answer(HttpResponse{404, {}});
    CHECK(*world.scheduler.nextInMs() == RetryPolicy{}.mostMs);
    CHECK(world.moved == 0);
}

TEST_CASE("A changed network gives the open request up and asks at once") {
    World world;
    world.start();
    REQUIRE(world.transport.open());
    world.driver.networkChanged();
    CHECK(world.transport.cancelled == 1);
    world.scheduler.advance(0);
    CHECK(world.transport.asked.size() == 2);
    world.transport.answer(fail(ErrorCode::Unreachable, "no network"));
    world.driver.networkChanged();
    world.scheduler.advance(0);
    CHECK(world.transport.asked.size() == 3);
    CHECK(world.scheduler.waiting() == 0);
}

TEST_CASE("A stopped driver asks nothing and tells nobody") {
    World world;
    world.start();
    world.driver.stop();
    CHECK(world.transport.cancelled == 1);
    world.driver.networkChanged();
    CHECK(world.scheduler.waiting() == 0);
    world.here.reset();
    world.start();
    CHECK(world.transport.asked.size() == 1);
}

} // namespace seenheard
