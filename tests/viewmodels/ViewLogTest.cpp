#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

namespace seenheard {

namespace {

using Page = NavigationViewModel::Page;

/// A sergeant's tablet with records of two officers who differ, one of them finished, and a question that came back.
struct Station {
    FakeClock clock;
    OfficerScreens asha{clock, 1, "PC Asha Rahman"};
    OfficerScreens tom{clock, 2, "PC Tom Whitaker"};
    OfficerScreens ruth{clock, 3, "Sgt Ruth Calder", Role::Supervisor};
    MeetingPlace server{clock};
    RecordId record;
    RecordId own;   ///< Of the sergeant, about a child who may be another.
    RecordId quiet; ///< Of hers too, about nobody who is known.

    Station() {
        record = writtenBy(asha, "da-two-young-children.first-officer");
        REQUIRE(writtenBy(tom, "da-two-young-children.second-officer") == record);
        REQUIRE(asha.tablet().capture().submitRecord(record));
        const auto noted = ruth.tablet().capture().record("safe_and_well",
            R"({"name": "Aleks Ashwerth", "date_of_birth": "2020-01-14", "sex": "female"})", std::nullopt);
        REQUIRE(noted);
        own = *noted;
        const auto other = ruth.tablet().capture().record("safe_and_well",
            R"({"name": "Quentin Underhill", "date_of_birth": "2011-07-30", "sex": "male"})", std::nullopt);
        REQUIRE(other);
        quiet = *other;
        server.meet({&asha.tablet(), &tom.tablet(), &ruth.tablet()});
        while (ruth.tablet().index().index(100).value()) {
        }
        ruth.unlock();
    }

    static RecordId writtenBy(OfficerScreens& officer, const std::string& answers) {
        const auto written = officer.tablet().capture().record("incident_observation", caseAnswers(answers), millLane);
        REQUIRE(written);
        return *written;
    }

    [[nodiscard]] TabletViewModel& screens() { return ruth.screens(); }
    void goTo(Page page) {
        screens().navigation()->go(page);
        waitUntilStill(screens());
    }
    [[nodiscard]] std::vector<ViewEvent> noted() { return ruth.tablet().store().tables().views.waiting(1000)->events; }
};

/// Walks one path after the other and counts what each has noted.
class Walk {
public:
    explicit Walk(Station& station) : station_(station) {}

    /// Exactly one event of that kind.
    void once(const std::string& path, ViewKind how, const std::function<void()>& go) {
        const auto before = station_.noted().size();
        go();
        waitUntilStill(station_.screens());
        const auto events = station_.noted();
        INFO(path);
        CHECK(events.size() == before + 1);
        if (events.size() > before) {
            CHECK(events.back().view.how == how);
            CHECK(events.back().view.records.size() + events.back().view.people.size() > 0);
        }
        ++paths;
    }
    void nothing(const std::string& path, const std::function<void()>& go) {
        const auto before = station_.noted().size();
        go();
        waitUntilStill(station_.screens());
        INFO(path);
        CHECK(station_.noted().size() == before);
    }

    int paths = 0;

private:
    Station& station_;
};

} // namespace

TEST_CASE("T3: every page that shows a child's record notes exactly one look, and none when it refreshes itself") {
    Station station;
    auto& screens = station.screens();
    Walk walk(station);

    walk.nothing("today, with its lines and counts", [&] { screens.navigation()->restart(Page::Today); });
    const auto record = QString::fromStdString(station.record.hex());
    walk.once("a record", ViewKind::Record, [&] { screens.openRecord(record); });
    walk.nothing("the record refreshes itself", [&] { screens.record()->refresh(); });
    walk.nothing("how one of its answers came about", [&] { screens.record()->showHistory("summary", "Summary"); });
    walk.nothing("away to Sending", [&] { screens.navigation()->go(Page::Sending); });
    walk.once("the same record again", ViewKind::Record, [&] { screens.openRecord(record); });
    walk.once(
        "an own record", ViewKind::Record, [&] { screens.openRecord(QString::fromStdString(station.own.hex())); });
    walk.once("a child's life", ViewKind::Child, [&] { screens.openChild("person-alex-ashworth"); });
    walk.nothing("it refreshes itself", [&] { screens.child()->refresh(); });
    walk.once("who else it may be", ViewKind::SameChild, [&] { screens.openSameChild(); });
    walk.once("two beside each other", ViewKind::SameChild, [&] { screens.sameChild()->choose(0); });
    walk.once("differences", ViewKind::Differences, [&] { station.goTo(Page::Differences); });
    walk.nothing("they refresh themselves", [&] { screens.differences()->refresh(); });
    walk.once("the queue of a supervisor", ViewKind::Review, [&] { station.goTo(Page::Review); });
    walk.nothing("it refreshes itself", [&] { screens.review()->refresh(); });
    walk.once("a record under review", ViewKind::Record, [&] { screens.reviewRecord(record); });
    walk.nothing("back to the queue", [&] { screens.navigation()->back(); });
    walk.nothing("Find, before anything is typed", [&] { station.goTo(Page::Find); });
    walk.once("a search, typed letter by letter", ViewKind::Search, [&] {
        for (const auto* words : {"a", "al", "ale", "alex"})
            screens.find()->setWords(words);
    });
    walk.nothing("a search that finds nobody", [&] { screens.find()->setWords("zebra"); });
    walk.once("coming back to an own record to write on", ViewKind::Writing,
        [&] { screens.write(QString::fromStdString(station.quiet.hex())); });
    walk.nothing("today again", [&] { screens.navigation()->restart(Page::Today); });
    const auto before = station.noted().size();
    screens.write(QString::fromStdString(station.own.hex()));
    waitUntilStill(screens);
    walk.paths += 2; // the record, and the children who are offered because they may be that child
    REQUIRE(station.noted().size() == before + 2);
    CHECK(station.noted().back().view.how == ViewKind::SameChild);
    walk.once("what follows from a record", ViewKind::Writing, [&] { screens.follow("referral", record); });
    walk.nothing("a draft of one's own", [&] {
        screens.prepare("incident_observation", "Child at an incident");
        screens.startCapture();
    });
    screens.navigation()->restart(Page::Today);
    waitUntilStill(screens);
    std::cout << "T3: on the screens " << walk.paths << " paths, " << station.noted().size() << " events\n";
    CHECK(station.noted().size() == static_cast<std::size_t>(walk.paths));
}

TEST_CASE("T3: an officer who is asked about a record of his own notes one look") {
    Station station;
    // The sergeant asks, from a tablet of her own.
    const auto review = station.ruth.tablet().capture().startFrom("review", station.record);
    REQUIRE(review);
    const auto path = childPath(station.ruth.tablet(), station.record, "Alex") + "/demeanour";
    REQUIRE(station.ruth.tablet().feedback().returnAnswer(review->id, path));
    REQUIRE(station.ruth.tablet().capture().commit(review->id, {}));
    REQUIRE(station.ruth.tablet().capture().amend(review->record,
        R"({"all_children_accounted": "yes", "demeanour_quality": "too_thin", "risk_grade": "agree",
            "referral_decision": "agree_made"})",
        {}));
    REQUIRE(station.ruth.tablet().capture().submitRecord(review->record));
    station.server.meet({&station.ruth.tablet(), &station.asha.tablet(), &station.tom.tablet()});
    // Whose words stand is asked.
    auto& asked = station.asha.tablet().reviews().asked()->empty() ? station.tom : station.asha;
    asked.unlock();
    auto& screens = asked.screens();
    REQUIRE(screens.today()->questions() == 1);
    const auto noted = [&] { return asked.tablet().store().tables().views.waiting(100)->events; };
    REQUIRE(noted().empty());
    screens.navigation()->go(Page::Feedback);
    waitUntilStill(screens);
    REQUIRE(screens.feedback()->questions()->count() == 1);
    REQUIRE(noted().size() == 1);
    CHECK(noted().front().view == View{ViewKind::Feedback, {station.record}, {}});
    screens.feedback()->refresh();
    waitUntilStill(screens);
    CHECK(noted().size() == 1);
}

TEST_CASE("T2: after a while another officer's record asks for the PIN again, and then shows what was asked for") {
    constexpr std::int64_t minuteMs = 60'000;
    Station station;
    auto& screens = station.screens();
    auto& ask = *screens.askFirst();
    const auto record = QString::fromStdString(station.record.hex());
    const auto shown = [&] { return !screens.record()->groups()->objects().isEmpty(); };
    const auto enter = [&](const char* pin) {
        for (const char* digit = pin; *digit != '\0'; ++digit)
            ask.press(*digit - '0');
        ask.confirm();
        waitUntilStill(screens);
    };
    station.clock.advance(4 * minuteMs);
    screens.openRecord(record);
    waitUntilStill(screens);
    CHECK_FALSE(ask.asks());
    REQUIRE(shown());

    station.clock.advance(2 * minuteMs);
    screens.record()->refresh();
    waitUntilStill(screens);
    CHECK_FALSE(ask.asks()); // it was open already
    screens.openRecord(QString::fromStdString(station.own.hex()));
    waitUntilStill(screens);
    CHECK_FALSE(ask.asks()); // nobody else wrote on it
    const auto before = station.noted().size();
    screens.openRecord(record);
    waitUntilStill(screens);
    REQUIRE(ask.asksPin());
    CHECK_FALSE(shown());
    CHECK(station.noted().size() == before);

    enter("1357");
    CHECK(ask.asksPin());
    CHECK(ask.problem().contains("PIN"));
    CHECK_FALSE(shown());
    enter("2468");
    CHECK_FALSE(ask.asks());
    CHECK(shown());
    CHECK(station.noted().size() == before + 1);

    SECTION("who does not go on is shown nothing and is back where he was") {
        station.clock.advance(6 * minuteMs);
        screens.navigation()->restart(Page::Today);
        station.goTo(Page::Differences);
        REQUIRE(ask.asksPin());
        ask.refuse();
        waitUntilStill(screens);
        CHECK(screens.navigation()->page() == Page::Today);
        CHECK(screens.differences()->cards()->objects().isEmpty());
    }
    SECTION("locking asks nothing more") {
        station.clock.advance(6 * minuteMs);
        station.goTo(Page::Differences);
        REQUIRE(ask.asks());
        screens.lock();
        waitUntilStill(screens);
        CHECK_FALSE(ask.asks());
    }
}

TEST_CASE(
    "T3: where the force asks why, another officer's record is shown after one tap, which is kept with the look") {
    Station station;
    station.ruth.tablet().set("ask_why", R"({"asked": true})");
    auto& screens = station.screens();
    auto& ask = *screens.askFirst();
    screens.openRecord(QString::fromStdString(station.record.hex()));
    waitUntilStill(screens);
    REQUIRE(ask.asks());
    CHECK_FALSE(ask.asksPin());
    REQUIRE(ask.reasons()->count() == 4);
    ask.say("follow_up");
    waitUntilStill(screens);
    CHECK_FALSE(ask.asks());
    CHECK_FALSE(screens.record()->groups()->objects().isEmpty());
    REQUIRE_FALSE(station.noted().empty());
    CHECK(station.noted().back().why == ViewReason::FollowUp);
}

TEST_CASE("T3: what cannot be noted is not shown, and the page says why") {
    Station station;
    auto& store = station.ruth.tablet().store();
    REQUIRE(store.database().execute("DROP TABLE views").ok());
    station.screens().openRecord(QString::fromStdString(station.record.hex()));
    waitUntilStill(station.screens());
    CHECK(station.screens().record()->groups()->objects().isEmpty());
    CHECK(station.screens().notice().startsWith("This is not shown"));
    CHECK_FALSE(station.screens().notice().contains("INSERT"));
}

TEST_CASE("T3: what an earlier look showed goes where another look cannot be noted") {
    Station station;
    auto& screens = station.screens();
    const auto record = QString::fromStdString(station.record.hex());
    screens.openRecord(record);
    waitUntilStill(screens);
    REQUIRE_FALSE(screens.record()->groups()->objects().isEmpty());
    station.goTo(Page::Differences);
    REQUIRE_FALSE(screens.differences()->cards()->objects().isEmpty());
    screens.navigation()->restart(Page::Today);
    REQUIRE(station.ruth.tablet().store().database().execute("DROP TABLE views").ok());

    screens.openRecord(record);
    waitUntilStill(screens);
    CHECK(screens.record()->groups()->objects().isEmpty());
    station.goTo(Page::Differences);
    CHECK(screens.differences()->cards()->objects().isEmpty());
    CHECK_FALSE(screens.differences()->looked());
}

} // namespace seenheard
