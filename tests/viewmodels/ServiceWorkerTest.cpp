#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

Result<std::unique_ptr<OpenTablet>> nothingToOpen(std::string_view) {
    return fail(ErrorCode::WrongPin, "no");
}

} // namespace

TEST_CASE("work asked of a tablet that is not open fails as locked") {
    ServiceWorker worker(nothingToOpen);
    QObject receiver;
    std::optional<Result<bool>> answer;
    worker.ask<bool>(
        &receiver, [](OpenTablet&) { return Result<bool>(true); }, [&](Result<bool> result) { answer = result; });
    waitUntil([&] { return answer.has_value(); });
    CHECK(answer->error().code == ErrorCode::Locked);
}

TEST_CASE("work runs away from the screens' thread and its answer comes back to it") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    asha.unlock();
    ServiceWorker worker(nothingToOpen);
    QThread* answeredOn = nullptr;
    worker.whenIdle([&] { answeredOn = QThread::currentThread(); });
    waitUntil([&] { return answeredOn != nullptr; });
    CHECK(answeredOn == QThread::currentThread());
}

TEST_CASE("an answer for something that is gone is dropped") {
    ServiceWorker worker(nothingToOpen);
    bool answered = false;
    {
        QObject receiver;
        worker.ask<bool>(
            &receiver, [](OpenTablet&) { return Result<bool>(true); }, [&](Result<bool>) { answered = true; });
    }
    bool idle = false;
    worker.whenIdle([&] { idle = true; });
    waitUntil([&] { return idle; });
    CHECK_FALSE(answered);
}

TEST_CASE("answers come in the order in which the work was asked") {
    ServiceWorker worker(nothingToOpen);
    std::vector<int> order;
    for (int each = 0; each < 50; ++each)
        worker.whenIdle([&order, each] { order.push_back(each); });
    waitUntil([&] { return order.size() == 50; });
    CHECK(std::is_sorted(order.begin(), order.end()));
}

} // namespace seenheard
