#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>

namespace seenheard {

namespace {

constexpr int patience = 20'000;

/// Looks through the store when it is asked to and never by itself: tests use the same store from their own thread.
class AskedIntegrity final : public IntegrityService {
public:
    explicit AskedIntegrity(OfficerTablet& tablet) : tablet_(tablet) {}

    void start(Scheduler&, std::function<void()>) override {}
    void stop() override {}
    [[nodiscard]] Result<IntegrityStatus> status() override { return tablet_.integrity().status(); }
    [[nodiscard]] Result<IntegrityStatus> sweepWhole() override { return tablet_.integrity().sweepWhole(); }
    [[nodiscard]] Status met(const RecordId& record) override { return tablet_.integrity().met(record); }

private:
    OfficerTablet& tablet_;
};

/// The tablet of the tests behind the interface that screens use. The test owns it.
class BorrowedTablet final : public OpenTablet {
public:
    BorrowedTablet(OfficerTablet& tablet, FakeSyncService& network, KeyServiceFake& keys, Enrolment enrolment)
        : tablet_(tablet)
        , network_(network)
        , keys_(keys)
        , enrolment_(std::move(enrolment)) {}

    [[nodiscard]] const Enrolment& enrolment() const override { return enrolment_; }
    [[nodiscard]] CaptureService& capture() override { return tablet_.capture(); }
    [[nodiscard]] DecisionService& decisions() override { return tablet_.decisions(); }
    [[nodiscard]] PersonLinkService& links() override { return tablet_.links(); }
    [[nodiscard]] PictureKeepingService& pictures() override { return tablet_.pictures(); }
    [[nodiscard]] FeedbackService& feedback() override { return tablet_.feedback(); }
    [[nodiscard]] IndexService& index() override { return tablet_.index(); }
    [[nodiscard]] IntegrityService& integrity() override { return integrity_; }
    [[nodiscard]] PlaceService& places() override { return tablet_.places(); }
    [[nodiscard]] ViewingService& viewing() override { return tablet_.viewing(); }
    [[nodiscard]] SyncService& sync() override { return network_; }
    [[nodiscard]] KeyService& keys() override { return keys_; }

private:
    OfficerTablet& tablet_;
    FakeSyncService& network_;
    AskedIntegrity integrity_{tablet_};
    KeyServiceFake& keys_;
    Enrolment enrolment_;
};

} // namespace

OfficerScreens::OfficerScreens(
    FakeClock& clock, std::uint8_t number, const std::string& officerName, Role role, std::string withoutSet)
    : clock_(clock)
    , officerName_(officerName)
    , role_(role)
    , tablet_(clock, number, officerName, role, std::move(withoutSet)) {
    TabletParts parts{[this](std::string_view entered) -> Result<OpenedTablet> {
                          if (auto tried = keys_.tryPin(entered); !tried)
                              return tried.error();
                          auto reading = tablet_.openForReading();
                          if (!reading)
                              return reading.error();
                          tablet_.viewing().pinEntered();
                          return OpenedTablet{std::make_unique<BorrowedTablet>(tablet_, network_, keys_, enrolment()),
                              *std::move(reading)};
                      },
        enrolment(), directory_.path() / "appearance.ini"};
    auto camera = std::make_unique<CameraFake>();
    camera_ = camera.get();
    parts.camera = std::move(camera);
    parts.afterLocking = [this] { ++startedAfresh_; };
    parts.translations = directory_.path() / "translations";
    screens_ = std::make_unique<TabletViewModel>(std::move(parts), clock);
}

Enrolment OfficerScreens::enrolment() const {
    return {officerName_, "Tablet BD-114", "https://127.0.0.1:8443", "West Yorkshire demonstration", role_,
        "Response 1, Bradford", "Bradford"};
}

void OfficerScreens::unlock() {
    for (const char digit : pin)
        screens_->unlock()->press(digit - '0');
    screens_->unlock()->unlock();
    waitUntil([this] { return screens_->navigation()->page() != NavigationViewModel::Page::Unlock; });
    waitUntilStill(*screens_);
}

void waitUntil(const std::function<bool()>& isSo) {
    REQUIRE(QTest::qWaitFor(isSo, patience));
}

void waitUntilStill(TabletViewModel& screens) {
    // Each thread works in order: when the call comes back, so has everything that was asked before it. Answers may ask
    // again, and delegates are laid out afterwards: a few rounds see all of it through.
    for (int round = 0; round < 4; ++round) {
        bool back = false;
        screens.whenIdle([&back] { back = true; });
        waitUntil([&back] { return back; });
        QTest::qWait(5);
    }
}

} // namespace seenheard
