#include "app/viewmodels/BoxCourier.h"

#include "app/storage/CommandFile.h"
#include "platform/base/FileLock.h"
#include "tests/unit/services/BoxServerFake.h"
#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

#include <QAbstractEventDispatcher>
#include <set>

namespace seenheard {

namespace {

/// Runs its work on the thread that asks for it, at once but not inside the asking. Used by one thread at a time.
class HereScheduler final : public Scheduler {
public:
    Ticket after(std::int64_t, std::function<void()> work) override {
        waiting_.insert(++last_);
        QMetaObject::invokeMethod(
            QAbstractEventDispatcher::instance(),
            [this, ticket = last_, work = std::move(work)] {
                if (waiting_.erase(ticket) > 0)
                    work();
            },
            Qt::QueuedConnection);
        return last_;
    }
    void cancel(Ticket ticket) override { waiting_.erase(ticket); }

private:
    Ticket last_ = 0;
    std::set<Ticket> waiting_;
};

/// The profile of the officer on the screen, as far as it is needed without the PIN.
struct Couriered {
    FakeClock clock;
    SystemRandom random;
    StderrLog log{LogLevel::Failure};
    TempDirectory directory;
    HereScheduler scheduler;
    BoxServerFake server{scheduler};
    std::filesystem::path profile = directory / "asha";
    OfficerScreens asha{clock, 1, "PC Asha Rahman"};

    Couriered() { server.enrol(profile); }
    bool isLocked() { return asha.screens().navigation()->page() == NavigationViewModel::Page::Unlock; }
};

} // namespace

TEST_CASE("a tablet that is locked from the server goes to Unlock and says so in plain words") {
    Couriered tablet;
    tablet.asha.unlock();
    tablet.server.tell(CommandKind::Lock);
    const BoxCourier courier(tablet.profile, tablet.server.surroundings(tablet.clock, tablet.random, tablet.log));
    QObject::connect(&courier, &BoxCourier::lockWanted, &tablet.asha.screens(), &TabletViewModel::lockFor);
    waitUntil([&] { return tablet.isLocked(); });
    CHECK(tablet.asha.screens().unlock()->problem().startsWith("This tablet was locked from the server."));
    CHECK(readCommandFile({tablet.profile}).value().locked);
}

TEST_CASE("a wipe of the profile on the screen closes it, and is finished then") {
    Couriered tablet;
    tablet.asha.unlock();
    std::optional<FileLock> open = *FileLock::take(ProfileDirectory{tablet.profile}.lock());
    tablet.server.tell(CommandKind::Wipe);
    const BoxCourier courier(tablet.profile, tablet.server.surroundings(tablet.clock, tablet.random, tablet.log));
    QObject::connect(&courier, &BoxCourier::lockWanted, &tablet.asha.screens(), [&](const QString& why) {
        tablet.asha.screens().lockFor(why);
        open.reset();
    });
    waitUntil([&] { return tablet.isLocked(); });
    CHECK(tablet.asha.screens().unlock()->problem().startsWith("This tablet was wiped from the server"));
    waitUntil([&] { return readCommandFile({tablet.profile}).value().wiped; });
}

} // namespace seenheard
