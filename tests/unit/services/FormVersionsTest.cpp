#include "platform/database/Transaction.h"
#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

constexpr auto form = "incident_observation";
const Reference otherIncident{"incident", "incident-da-behaviour-not-recorded"};

/// The next version of the incident's form, which asks one thing in other words.
FormDefinition nextVersion() {
    auto text = sourceText("app/forms/incident_observation.json");
    const auto put = [&](const std::string& what, const std::string& with) {
        const auto at = text.find(what);
        REQUIRE(at != std::string::npos);
        text.replace(at, what.size(), with);
    };
    put("\"version\": \"" + incidentForm()->version() + "\"", "\"version\": \"next\"");
    put("What kind of incident is it?", "What is it about?");
    return FormDefinition::fromJson(bytesOf(text)).value();
}

void publish(OfficerTablet& tablet, const FormDefinition& definition) {
    auto transaction = Transaction::begin(tablet.store().database());
    REQUIRE(transaction.ok());
    REQUIRE(tablet.store().forms().add({definition.hash(), definition.octets(), 4'000'000'000'000}).ok());
    REQUIRE(transaction->commit().ok());
}

std::string labelIn(const DraftView& draft) {
    return draft.form->fieldAt(draft.form->keyOf("incident_kind").value())->label;
}

} // namespace

TEST_CASE("a draft ends on the version it began with, and its record is read with that one") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto begun = dale.capture().start(form, millLane);
    REQUIRE(begun.ok());
    dale.answers(begun->id, "incident_kind", "domestic_abuse");

    const auto next = nextVersion();
    publish(dale, next);
    CHECK(labelIn(dale.capture().draft(begun->id).value()) == "What kind of incident is it?");
    dale.reopen();
    const auto again = dale.capture().start(form, millLane);
    REQUIRE(again.ok());
    CHECK(labelIn(*again) == "What kind of incident is it?");
    REQUIRE(dale.capture().commit(again->id, {}).ok());
    CHECK(dale.field(again->record, "incident_kind").label == "What kind of incident is it?");
    CHECK(labelIn(dale.capture().open(again->record).value()) == "What kind of incident is it?");

    const auto fresh = dale.capture().start(form, otherIncident);
    REQUIRE(fresh.ok());
    CHECK(labelIn(*fresh) == "What is it about?");
}

TEST_CASE("a withdrawn form starts nothing new, and what was begun goes on") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto begun = dale.capture().start(form, millLane);
    REQUIRE(begun.ok());
    dale.answers(begun->id, "incident_kind", "domestic_abuse");
    REQUIRE(dale.store().forms().setOffered(begun->form->hash(), false).ok());

    const auto refused = dale.capture().start(form, otherIncident);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::RuleBroken);
    dale.reopen();
    const auto again = dale.capture().start(form, millLane);
    REQUIRE(again.ok());
    REQUIRE(dale.capture().commit(again->id, {}).ok());
    CHECK(dale.capture().start(form, millLane).ok());

    // A newer version is offered whatever became of the one before.
    publish(dale, nextVersion());
    CHECK(dale.capture().start(form, otherIncident).ok());
}

} // namespace seenheard
