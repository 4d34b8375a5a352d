#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace seenheard {

namespace {

constexpr int many = 400;

struct FullTablet {
    FakeClock clock;
    OfficerScreens asha{clock, 1, "PC Asha Rahman"};

    explicit FullTablet(int records) {
        for (int record = 0; record < records; ++record) {
            clock.advance(1'000);
            write();
        }
        asha.unlock();
        waitUntil([&] { return list().count() == records; });
    }

    void write() {
        const auto written = asha.tablet().capture().record(
            "incident_observation", R"({"incident_kind": "neglect_or_home_conditions"})", std::nullopt);
        INFO((written.ok() ? std::string() : written.error().message));
        REQUIRE(written.ok());
    }

    RecordListModel& list() { return *asha.screens().today()->records(); }
    QString recordAt(int row) { return list().at(row, "record").toString(); }
    /// As a view does that comes to that row.
    QString readAt(int row) {
        waitUntil([&] { return !recordAt(row).isEmpty(); });
        return recordAt(row);
    }
};

} // namespace

TEST_CASE("a long list is read where somebody looks, from its beginning to its end and back") {
    FullTablet tablet(many);
    const QAbstractItemModelTester honest(&tablet.list(), QAbstractItemModelTester::FailureReportingMode::Fatal);

    std::set<QString> seen;
    for (int row = 0; row < many; ++row)
        seen.insert(tablet.readAt(row));
    CHECK(seen.size() == many);

    const auto first = tablet.readAt(0);
    const auto last = tablet.readAt(many - 1);
    CHECK(seen.contains(first));
    CHECK(seen.contains(last));
    CHECK(first != last);
    CHECK(tablet.readAt(many / 2) != last);
}

TEST_CASE("a record that is new stands first, and no row is made anew for it") {
    FullTablet tablet(3);
    const auto before = tablet.readAt(0);
    QSignalSpy resets(&tablet.list(), &QAbstractItemModel::modelReset);
    tablet.clock.advance(1'000);
    tablet.write();
    tablet.asha.screens().today()->refresh();
    waitUntil([&] { return tablet.list().count() == 4; });
    CHECK(tablet.recordAt(0) != before);
    CHECK(tablet.recordAt(1) == before);
    CHECK(resets.isEmpty());
}

TEST_CASE("nothing of the list stays when the tablet is locked") {
    FullTablet tablet(3);
    tablet.asha.screens().lock();
    waitUntil([&] { return tablet.list().count() == 0; });
    CHECK_FALSE(tablet.list().at(0, "title").isValid());
}

} // namespace seenheard
