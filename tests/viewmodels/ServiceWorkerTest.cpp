#include "platform/database/Transaction.h"
#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

#include <future>

namespace seenheard {

namespace {

/// A tablet whose screens are not there: what a test gives the worker as opened.
class JustOpen final : public OpenTablet {
public:
    explicit JustOpen(OfficerTablet& tablet) : tablet_(tablet) {}

    [[nodiscard]] const Enrolment& enrolment() const override { return enrolment_; }
    [[nodiscard]] CaptureService& capture() override { return tablet_.capture(); }
    [[nodiscard]] DecisionService& decisions() override { return tablet_.decisions(); }
    [[nodiscard]] PersonLinkService& links() override { return tablet_.links(); }
    [[nodiscard]] PictureKeepingService& pictures() override { return tablet_.pictures(); }
    [[nodiscard]] FeedbackService& feedback() override { return tablet_.feedback(); }
    [[nodiscard]] IndexService& index() override { return tablet_.index(); }
    [[nodiscard]] IntegrityService& integrity() override { return tablet_.integrity(); }
    [[nodiscard]] PlaceService& places() override { return tablet_.places(); }
    [[nodiscard]] ViewingService& viewing() override { return tablet_.viewing(); }
    [[nodiscard]] SyncService& sync() override { return network_; }
    [[nodiscard]] KeyService& keys() override { return keys_; }

private:
    OfficerTablet& tablet_;
    FakeSyncService network_;
    KeyServiceFake keys_{"2468"};
    Enrolment enrolment_;
};

/// A worker on an officer's real store, unlocked.
struct Working {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC 4417 Dale"};
    ServiceWorker worker{[this](std::string_view) -> Result<OpenedTablet> {
        auto reading = dale.openForReading();
        if (!reading)
            return reading.error();
        return OpenedTablet{std::make_unique<JustOpen>(dale), *std::move(reading)};
    }};
    QObject screen;

    Working() {
        bool open = false;
        worker.open("2468", [&](const Result<Enrolment>& opened) { open = opened.ok(); });
        waitUntil([&] { return open; });
    }

    void count(std::vector<Result<std::size_t>>& into) {
        worker.look<std::size_t>(
            &screen, [](TabletReads& reads) { return reads.records().count(); },
            [&into](const Result<std::size_t>& count) { into.push_back(count); });
    }
    void record() {
        worker.ask<RecordId>(
            &screen,
            [](OpenTablet& tablet) {
                return tablet.capture().record(
                    "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane);
            },
            [this](const Result<RecordId>& made) { saved = made.ok(); });
    }

    bool saved = false;
};

Result<OpenedTablet> nothingToOpen(std::string_view) {
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

TEST_CASE("screens read while the store is being written and while somebody waits for the network") {
    Working tablet;
    std::promise<void> begun, end;
    auto mayEnd = end.get_future().share();
    bool ended = false;
    tablet.worker.ask<bool>(
        &tablet.screen,
        [&](OpenTablet&) -> Result<bool> {
            const auto transaction = Transaction::begin(tablet.dale.store().database());
            begun.set_value();
            mayEnd.wait();
            return transaction.ok();
        },
        [&](const Result<bool>& inTransaction) { ended = inTransaction.ok() && *inTransaction; });
    begun.get_future().wait();
    std::vector<Result<std::size_t>> counts;
    tablet.count(counts);
    waitUntil([&] { return !counts.empty(); });
    CHECK(counts.front().ok());
    CHECK_FALSE(ended);
    end.set_value();
    waitUntil([&] { return ended; });
}

TEST_CASE("who looks after an answer came sees what it saved") {
    Working tablet;
    tablet.record();
    waitUntil([&] { return tablet.saved; });
    std::vector<Result<std::size_t>> counts;
    tablet.count(counts);
    waitUntil([&] { return !counts.empty(); });
    CHECK(counts.front().value() == 1);
}

TEST_CASE("nothing is read any more once the tablet is asked to lock, and both connections end") {
    Working tablet;
    std::vector<Result<std::size_t>> counts;
    tablet.record();
    tablet.count(counts); // asked before, answered after
    bool closed = false;
    tablet.worker.close([&] { closed = true; });
    tablet.count(counts); // asked after
    waitUntil([&] { return closed; });
    waitUntil([&] { return counts.size() == 2; });
    CHECK(tablet.saved); // what was asked is done all the same
    for (const auto& count : counts)
        CHECK(count.error().code == ErrorCode::Locked);
    // Only the last connection to go takes the write-ahead log with it.
    auto log = tablet.dale.profile().store();
    log += "-wal";
    REQUIRE(std::filesystem::exists(log));
    tablet.dale.close();
    CHECK_FALSE(std::filesystem::exists(log));
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
