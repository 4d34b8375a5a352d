#include "app/viewmodels/DisplayWords.h"
#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

CardViewModel* cardOf(RecordViewModel& record, const QString& child, const QString& endOfPath) {
    for (auto* object : record.groups()->objects()) {
        auto* group = static_cast<RecordGroupViewModel*>(object);
        if (!group->title().startsWith(child))
            continue;
        for (auto* card : group->cards()->objects())
            if (static_cast<CardViewModel*>(card)->path().endsWith(endOfPath))
                return static_cast<CardViewModel*>(card);
    }
    return nullptr;
}

/// Two officers wrote of Mill Lane and met.
struct TwoOfficers {
    FakeClock clock;
    OfficerScreens asha{clock, 1, "PC Asha Rahman"};
    OfficerScreens tom{clock, 2, "PC Tom Whitaker"};
    RecordId record;

    TwoOfficers() {
        auto written = asha.tablet().capture().record(
            "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane);
        REQUIRE(written);
        record = *written;
        REQUIRE(tom.tablet().capture().record(
            "incident_observation", caseAnswers("da-two-young-children.second-officer"), millLane));
        MeetingPlace server(clock);
        server.meet({&asha.tablet(), &tom.tablet()});
        asha.unlock();
        asha.screens().record()->open(record);
        waitUntilStill(asha.screens());
    }
};

} // namespace

TEST_CASE(
    "a difference that was settled is settled again from the history of its answer, by who may and with a reason") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    OfficerScreens tom(clock, 2, "PC Tom Whitaker");
    OfficerScreens ruth(clock, 3, "Sgt Ruth Calder", Role::Supervisor);
    const auto written = asha.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane);
    REQUIRE(written);
    REQUIRE(tom.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.second-officer"), millLane));
    MeetingPlace server(clock);
    server.meet({&asha.tablet(), &tom.tablet(), &ruth.tablet()});
    ruth.unlock();
    auto& screens = ruth.screens();
    screens.differences()->refresh();
    waitUntilStill(screens);
    auto* card = static_cast<DifferenceCardViewModel*>(screens.differences()->cards()->objects().first());
    const auto path = card->view().field.path;
    const auto other = card->heads()->at(1, "words").toString();
    screens.differences()->decide(card, 0, "Seen after the arrest.");
    waitUntilStill(screens);
    server.meet({&asha.tablet(), &tom.tablet(), &ruth.tablet()});

    const auto rowOf = [](RecordViewModel& record, const QString& words) {
        for (int row = 0; row < record.history()->count(); ++row)
            if (record.history()->at(row, "words").toString() == words
                && record.history()->at(row, "mayStand").toBool())
                return row;
        return -1;
    };
    screens.record()->open(*written);
    screens.record()->showHistory(display::text(path), "How concerned are you?");
    waitUntilStill(screens);
    const auto row = rowOf(*screens.record(), other);
    REQUIRE(row >= 0);
    screens.record()->decideAgain(row, "");
    waitUntilStill(screens);
    REQUIRE_FALSE(screens.notice().isEmpty()); // refused: a decision has its reason
    screens.record()->decideAgain(row, "The mother's account has changed.");
    waitUntilStill(screens);
    CHECK(screens.notice().startsWith("Decided"));
    const auto stands = ruth.tablet().field(*written, path);
    REQUIRE(stands.heads.size() == 1);
    CHECK(display::text(stands.heads.front().words) == other);
    CHECK(stands.heads.front().reason == "The mother's account has changed.");

    asha.unlock();
    asha.screens().record()->open(*written);
    asha.screens().record()->showHistory(display::text(path), "How concerned are you?");
    waitUntilStill(asha.screens());
    CHECK(asha.screens().record()->history()->count() > 1);
    CHECK(rowOf(*asha.screens().record(), other) == -1);
}

TEST_CASE("a record is headed by its children, the scene comes after") {
    TwoOfficers officers;
    const auto groups = officers.asha.screens().record()->groups()->objects();
    REQUIRE(groups.size() >= 3);
    CHECK_FALSE(static_cast<RecordGroupViewModel*>(groups.first())->isScene());
    CHECK(static_cast<RecordGroupViewModel*>(groups.last())->isScene());
}

TEST_CASE("two accounts of how a child seemed both stand and are no difference") {
    TwoOfficers officers;
    auto* demeanour = cardOf(*officers.asha.screens().record(), "Robin", "/demeanour");
    REQUIRE(demeanour);
    CHECK(demeanour->heads()->count() == 2);
    CHECK(demeanour->severalAccounts());
    CHECK_FALSE(demeanour->difference());
}

TEST_CASE("two findings that differ are shown as a difference, one standing in") {
    TwoOfficers officers;
    int differing = 0;
    for (auto* object : officers.asha.screens().record()->groups()->objects())
        for (auto* each : static_cast<RecordGroupViewModel*>(object)->cards()->objects()) {
            auto& card = *static_cast<CardViewModel*>(each);
            if (!card.difference())
                continue;
            ++differing;
            int standing = 0;
            for (int row = 0; row < card.heads()->count(); ++row)
                standing += card.heads()->at(row, "standsIn").toBool() ? 1 : 0;
            CHECK(standing == 1);
        }
    CHECK(differing > 0);
}

TEST_CASE("a quotation stays with who could hear it") {
    TwoOfficers officers;
    int quotations = 0;
    for (auto* object : officers.asha.screens().record()->groups()->objects())
        for (auto* each : static_cast<RecordGroupViewModel*>(object)->cards()->objects()) {
            auto& card = *static_cast<CardViewModel*>(each);
            if (!card.quotation() || card.details()->count() == 0)
                continue;
            ++quotations;
            bool saysWho = false;
            for (int row = 0; row < card.details()->count(); ++row)
                saysWho = saysWho || card.details()->at(row, "label") == QVariant("Who could hear?");
            CHECK(saysWho);
        }
    CHECK(quotations > 0);
}

TEST_CASE("the history of an answer names everyone who gave one") {
    TwoOfficers officers;
    auto& record = *officers.asha.screens().record();
    auto* demeanour = cardOf(record, "Robin", "/demeanour");
    REQUIRE(demeanour);
    record.showHistory(demeanour->path(), demeanour->label());
    waitUntilStill(officers.asha.screens());
    CHECK(record.history()->count() == 2);
    record.showHistory({}, {});
    CHECK(record.historyOf().isEmpty());
}

} // namespace seenheard
