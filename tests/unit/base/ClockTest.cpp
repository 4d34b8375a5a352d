#include "platform/base/Clock.h"

#include "tests/support/FakeClock.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>

namespace seenheard {

namespace {

/// Another time zone for as long as it lives.
class TimeZone {
public:
    explicit TimeZone(const char* name) {
        if (const char* before = std::getenv("TZ"); before != nullptr)
            before_ = before;
        set(name);
    }
    ~TimeZone() { set(before_ ? before_->c_str() : nullptr); }
    TimeZone(const TimeZone&) = delete;
    TimeZone& operator=(const TimeZone&) = delete;

private:
    static void set(const char* name) {
        if (name == nullptr)
            unsetenv("TZ");
        else
            setenv("TZ", name, 1);
        tzset();
    }

    std::optional<std::string> before_;
};

} // namespace

TEST_CASE("The system's clock tells the local offset, east positive") {
    const SystemClock clock;
    {
        const TimeZone zone("IST-5:30"); // POSIX counts west positive
        CHECK(clock.now().offsetMinutes == 330);
    }
    const TimeZone zone("UTC0");
    CHECK(clock.now().offsetMinutes == 0);
}

TEST_CASE("The system's clock is of this century and does not run backwards") {
    const SystemClock clock;
    CHECK(clock.now().utcMs > 1'700'000'000'000);
    const auto before = clock.monotonicMs();
    CHECK(clock.monotonicMs() >= before);
}

TEST_CASE("Qualities of a clock have the words that go on the wire") {
    CHECK(wordFor(ClockQuality::Synced) == "synced");
    CHECK(wordFor(ClockQuality::Drifting) == "drifting");
    CHECK(wordFor(ClockQuality::Suspect) == "suspect");
}

TEST_CASE("The tests' clock moves only when told, and a jump is no passing of time") {
    FakeClock clock;
    const auto start = clock.now().utcMs;
    clock.advance(1500);
    CHECK(clock.now().utcMs == start + 1500);
    clock.jumpTo(0);
    CHECK(clock.now().utcMs == 0);
    CHECK(clock.monotonicMs() == 1500);
}

} // namespace seenheard
