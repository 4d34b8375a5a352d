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
