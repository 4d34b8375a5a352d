#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// An officer's tablet on its page.
struct ThisTablet {
    FakeClock clock;
    OfficerScreens asha{clock, 1, "PC Asha Rahman"};
    RowListModel& standing = *asha.screens().thisTablet()->standing();

    void show() {
        asha.unlock();
        asha.screens().navigation()->go(NavigationViewModel::Page::ThisTablet);
        waitUntilStill(asha.screens());
    }
    int row(const char* label) {
        for (int row = 0; row < standing.count(); ++row)
            if (standing.at(row, "label") == QVariant(label))
                return row;
        return -1;
    }
    QString words(const char* label) { return standing.at(row(label), "words").toString(); }
    bool isWrong(const char* label) { return standing.at(row(label), "wrong").toBool(); }
};

} // namespace

TEST_CASE("the page says how far the log was checked, how the black box stands and when the next try is") {
    ThisTablet tablet;
    VerifiedAnswer answer;
    answer.position = tablet.asha.tablet().store().sync().position().value();
    answer.position.treeHead.ref.size = 1204;
    answer.position.treeHead.signedAtMs = FakeClock::startUtcMs - 60'000;
    REQUIRE(tablet.asha.tablet().store().sync().apply(answer).ok());
    tablet.asha.network().now.box = {14, 2048, 0};
    tablet.asha.network().now.nextTryAtMs = FakeClock::startUtcMs + 5 * 60'000;
    tablet.show();
    CHECK(tablet.words("The server's log") == "Checked whole up to its entry 1,204, signed 08:59");
    CHECK(tablet.words("Black box") == "Whole up to your entry 14, 2.0 kB");
    CHECK_FALSE(tablet.isWrong("Black box"));
    CHECK(tablet.words("Exchanges") == "None yet, next try 09:05");
    CHECK(tablet.row("Missing at the server") == -1);
    CHECK(tablet.row("Put back") == -1);
    CHECK(tablet.asha.screens().thisTablet()->facts()->at(0, "words") == QVariant("PC Asha Rahman"));
}

TEST_CASE("the page says which role the officer has now, whatever it was at enrolment") {
    ThisTablet tablet;
    tablet.show();
    const auto role = [&] { return tablet.asha.screens().thisTablet()->facts()->at(1, "words"); };
    CHECK(role() == QVariant("Officer"));
    tablet.asha.network().now.role = Role::Pcso;
    tablet.asha.screens().thisTablet()->refresh();
    waitUntilStill(tablet.asha.screens());
    CHECK(role() == QVariant("PCSO"));
}

TEST_CASE("the page says when this tablet's way to the server ends, and Today says it when it is soon") {
    ThisTablet tablet;
    constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;
    tablet.asha.network().now.connection = {FakeClock::startUtcMs + 400 * dayMs, FakeClock::startUtcMs + 3000 * dayMs};
    tablet.show();
    CHECK(tablet.words("Way to the server").startsWith("This tablet's certificate ends 6 Apr 2027"));
    CHECK_FALSE(tablet.isWrong("Way to the server"));
    CHECK(tablet.asha.screens().today()->connectionAdvice().isEmpty());

    const std::string advice = "This tablet's certificate ends on 12 March 2026; tell somebody.";
    tablet.asha.network().now.connectionAdvice = advice;
    tablet.asha.screens().thisTablet()->refresh();
    tablet.asha.screens().sending()->refresh();
    waitUntilStill(tablet.asha.screens());
    CHECK(tablet.words("Way to the server") == QString::fromStdString(advice));
    CHECK(tablet.isWrong("Way to the server"));
    CHECK(tablet.asha.screens().today()->connectionAdvice() == QString::fromStdString(advice));
    CHECK(tablet.asha.screens().today()->needsOfficer());
}

TEST_CASE("what somebody has to look at is marked") {
    ThisTablet tablet;
    VerifiedAnswer answer;
    answer.position = tablet.asha.tablet().store().sync().position().value();
    answer.missingNumbers = {3, 5};
    REQUIRE(tablet.asha.tablet().store().sync().apply(answer).ok());
    tablet.asha.network().now.box = {14, 2048, 2, "Insp. Shah", "PIN forgotten"};
    tablet.asha.network().now.lostByRollback = 4;
    tablet.asha.network().now.outsideHead = OutsideHeadFound::Damaged;
    tablet.asha.network().now.forked = true;
    tablet.show();
    CHECK(tablet.words("Missing at the server") == "Your entries 3, 5");
    CHECK(tablet.isWrong("Missing at the server"));
    CHECK(tablet.isWrong("Black box"));
    CHECK(tablet.words("Black box opened") == "With the force's recovery key, by Insp. Shah: PIN forgotten");
    CHECK(tablet.words("Put back").contains("4 of your entries"));
    CHECK(tablet.isWrong("Kept beside the store"));
    CHECK(tablet.isWrong("Two of one number"));
}

TEST_CASE("T7: what does not fit in the store is said, and what to do") {
    ThisTablet tablet;
    auto& store = tablet.asha.tablet().store();
    const auto answers = caseAnswers("da-two-young-children.first-officer");
    REQUIRE(tablet.asha.tablet().capture().record("incident_observation", answers, millLane).ok());
    tablet.show();
    CHECK(tablet.words("Store checked").contains("Not once"));
    REQUIRE(tablet.asha.tablet().integrity().sweepWhole().ok());
    tablet.asha.screens().thisTablet()->refresh();
    waitUntilStill(tablet.asha.screens());
    CHECK(tablet.words("Store checked").contains("as it was signed"));
    REQUIRE(store.database().execute("UPDATE records SET digest = zeroblob(32)").ok());
    REQUIRE(store.database().execute("DELETE FROM outbox").ok());
    REQUIRE(tablet.asha.tablet().integrity().sweepWhole().ok());
    tablet.asha.screens().thisTablet()->refresh();
    waitUntilStill(tablet.asha.screens());
    CHECK(tablet.words("Does not fit").contains("would never have been sent"));
    CHECK(tablet.words("Does not fit").contains("Lock the tablet and unlock it"));
    CHECK(tablet.isWrong("Does not fit"));
    tablet.asha.screens().lock();
    waitUntilStill(tablet.asha.screens());
    tablet.asha.tablet().reopen();
    tablet.show();
    CHECK(tablet.words("Put right").contains("made anew"));
}

TEST_CASE("locking takes what the page said out of memory") {
    ThisTablet tablet;
    tablet.show();
    REQUIRE(tablet.standing.count() > 0);
    tablet.asha.screens().lock();
    waitUntilStill(tablet.asha.screens());
    CHECK(tablet.standing.count() == 0);
    CHECK(tablet.asha.screens().thisTablet()->facts()->count() == 0);
    CHECK(tablet.asha.screens().today()->records()->count() == 0);
}

} // namespace seenheard
