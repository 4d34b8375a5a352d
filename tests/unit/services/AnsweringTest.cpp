#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

struct Shift {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC 1 Dale"};

    DraftView start() {
        auto draft = dale.capture().start("incident_observation", millLane);
        REQUIRE(draft.ok());
        return *std::move(draft);
    }
    std::string addChild(const DraftId& draft, const std::optional<Reference>& picked) {
        const auto added = dale.capture().addItem(draft, "children", picked, {});
        REQUIRE(added.ok());
        return "children/" + added->second.hex();
    }
};

} // namespace

TEST_CASE("an observation starts with what the picked incident says") {
    Shift shift;
    const auto draft = shift.start();
    CHECK(draft.title == "Domestic abuse, 14 Mill Lane, Shipley");
    CHECK(draft.answers.at(shift.dale.at("incident_kind")) == Value(Text("domestic_abuse")));
    CHECK_FALSE(draft.amending);
    CHECK(shift.dale.unfinished().unfinished()->empty());
}

TEST_CASE("a record is not about a thing of another kind, nor of a form that is not here") {
    Shift shift;
    CHECK(shift.dale.capture().start("incident_observation", robin).error().code == ErrorCode::InvalidInput);
    CHECK(shift.dale.capture().start("no_such_form", millLane).error().code == ErrorCode::UnknownForm);
    CHECK(shift.dale.capture().start("incident_observation", Reference{"incident", "unknown"}).error().code
        == ErrorCode::NotFound);
}

TEST_CASE("two tablets that never met start the same record of one incident, and the same child in it") {
    Shift shift;
    OfficerTablet khan(shift.clock, 2, "PC 2 Khan");
    const auto mine = shift.start();
    const auto theirs = khan.capture().start("incident_observation", millLane);
    CHECK(mine.record == theirs->record);
    const auto child = shift.dale.capture().addItem(mine.id, "children", robin, {});
    CHECK(child->second == khan.capture().addItem(theirs->id, "children", robin, {})->second);
    CHECK(child->second != khan.capture().addItem(theirs->id, "children", alex, {})->second);
}

TEST_CASE("what a picked child is known for counts among what follows") {
    Shift shift;
    const auto draft = shift.start();
    const auto child = shift.addChild(draft.id, robin);
    const auto whatToTell = [&] {
        const auto follows = shift.dale.capture().whatFollows(draft.id);
        REQUIRE(follows.ok());
        for (const auto& each : *follows)
            if (each.rule == "R10")
                return each.what;
        return std::string();
    };
    CHECK(whatToTell() == "Tell the school or nursery, Heather Bank Nursery, before the next school day");
    shift.dale.answers(draft.id, child + "/schooling", "home_educated");
    CHECK(whatToTell() == "Tell the local authority (home educated), Bradford, before the next school day");
}

TEST_CASE("the flags that were shown before the door are on the record, with their age") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto begun = [&](const FlagsSeen& seen) {
        return dale.capture().start("incident_observation", millLane, seen).value().answers;
    };
    SECTION("those that the form knows") {
        const auto answers = begun({{"marac", "child_protection_plan", "dog"}, FakeClock::startUtcMs - 60'000});
        CHECK(answers.at(dale.at("flags_seen_before_entry")) == Value(Choices{{"child_protection_plan", "marac"}}));
        const auto asOf = std::get<Instant>(answers.at(dale.at("flags_as_of")));
        CHECK(asOf.utcMs == FakeClock::startUtcMs - 60'000);
    }
    SECTION("or that there was none in the data") {
        const auto answers = begun({{}, FakeClock::startUtcMs});
        CHECK(answers.at(dale.at("flags_seen_before_entry")) == Value(Choices{{"no_flag_in_data"}}));
    }
    SECTION("a flag that the form does not know is not called none") {
        const auto answers = begun({{"dog"}, FakeClock::startUtcMs});
        CHECK_FALSE(answers.contains(dale.at("flags_seen_before_entry")));
    }
}

TEST_CASE("whoever was shown nothing has seen no flags") {
    Shift shift;
    CHECK_FALSE(shift.start().answers.contains(shift.dale.at("flags_as_of")));
}

TEST_CASE("every answer survives a restart, with the place where the officer left off") {
    Shift shift;
    const auto draft = shift.start();
    const auto child = shift.addChild(draft.id, robin);
    shift.dale.answers(draft.id, child + "/officer_concern", "serious");

    shift.dale.reopen();
    const auto unfinished = shift.dale.unfinished().unfinished();
    REQUIRE(unfinished.ok());
    REQUIRE(unfinished->size() == 1);
    CHECK(unfinished->front().record == draft.record);
    CHECK(unfinished->front().place == child + "/officer_concern");
    CHECK(unfinished->front().answers.at(shift.dale.at(child + "/officer_concern")) == Value(Text("serious")));
    CHECK(shift.dale.entriesWritten() == 0);
}

TEST_CASE("undo survives a restart too") {
    Shift shift;
    const auto draft = shift.start();
    shift.dale.answers(draft.id, "bwv", "none");
    shift.dale.answers(draft.id, "bwv", "on_whole_time");
    shift.dale.reopen();
    const auto again = shift.start();
    const auto undone = shift.dale.capture().undo(again.id);
    REQUIRE(undone.ok());
    CHECK(undone->answers.at(shift.dale.at("bwv")) == Value(Text("none")));
}

TEST_CASE("an answer that does not fit its field changes nothing") {
    Shift shift;
    const auto draft = shift.start();
    const auto refused = shift.dale.capture().answer(draft.id, shift.dale.at("bwv"), Text("sometimes"), "bwv");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::InvalidInput);
    const RegisterKey nowhere{{FieldNumber{9999}}};
    CHECK_FALSE(shift.dale.capture().answer(draft.id, nowhere, Text("x"), "").ok());
    CHECK(shift.dale.capture().draft(draft.id)->answers == draft.answers);
}

TEST_CASE("leaving Capture makes one entry, and leaving again with nothing new makes none") {
    Shift shift;
    const auto draft = shift.start();
    shift.dale.answers(draft.id, "bwv", "on_whole_time");
    REQUIRE(shift.dale.capture().commit(draft.id, "").ok());
    CHECK(shift.dale.entriesWritten() == 1);
    REQUIRE(shift.dale.capture().commit(draft.id, "").ok());
    CHECK(shift.dale.entriesWritten() == 1);

    const auto summary = shift.dale.records().show(draft.record)->summary;
    CHECK_FALSE(summary.submitted);
    CHECK(summary.mine);
    CHECK(summary.sending == SendingState::OnThisTablet);
    CHECK(summary.title == "Domestic abuse, 14 Mill Lane, Shipley");
    CHECK(shift.dale.unfinished().unfinished()->size() == 1);
}

TEST_CASE("the handle of a draft stays good after its entry") {
    Shift shift;
    const auto draft = shift.start();
    shift.dale.answers(draft.id, "bwv", "none");
    REQUIRE(shift.dale.capture().commit(draft.id, "").ok());
    const auto view = shift.dale.answers(draft.id, "bwv", "on_whole_time");
    CHECK(view.answers.at(shift.dale.at("bwv")) == Value(Text("on_whole_time")));
    REQUIRE(shift.dale.capture().commit(draft.id, "").ok());
    CHECK(words(shift.dale.field(draft.record, "bwv")).size() == 1);
}

TEST_CASE("answering as before drops the draft without an entry") {
    Shift shift;
    const auto draft = shift.start();
    shift.dale.answers(draft.id, "bwv", "none");
    REQUIRE(shift.dale.capture().commit(draft.id, "").ok());
    shift.dale.answers(draft.id, "bwv", "none");
    REQUIRE(shift.dale.capture().commit(draft.id, "").ok());
    CHECK(shift.dale.entriesWritten() == 1);
    CHECK(shift.dale.store().drafts().all()->empty());
}

TEST_CASE("a child that was only drafted can be taken back without a trace") {
    Shift shift;
    const auto draft = shift.start();
    shift.dale.answers(draft.id, "bwv", "none");
    const auto added = shift.dale.capture().addItem(draft.id, "children", std::nullopt, {});
    REQUIRE(added.ok());
    REQUIRE(shift.dale.capture().withdrawItem(draft.id, "children", added->second, "").ok());
    REQUIRE(shift.dale.capture().commit(draft.id, "").ok());
    CHECK(shift.dale.records().show(draft.record)->items.empty());
}

TEST_CASE("a child on the record is withdrawn with a reason, stays in its history, and comes back with a new word") {
    Shift shift;
    const auto draft = shift.start();
    const auto added = shift.dale.capture().addItem(draft.id, "children", robin, {});
    REQUIRE(shift.dale.capture().commit(draft.id, "").ok());
    const auto path = "children/" + added->second.hex();

    REQUIRE(shift.dale.capture().withdrawItem(draft.id, "children", added->second, "").ok());
    CHECK(shift.dale.capture().commit(draft.id, "").error().code == ErrorCode::RuleBroken);
    REQUIRE(shift.dale.capture().withdrawItem(draft.id, "children", added->second, "Next door's child").ok());
    REQUIRE(shift.dale.capture().commit(draft.id, "").ok());
    CHECK(shift.dale.records().show(draft.record)->items.empty());
    const auto history = shift.dale.records().history(draft.record);
    REQUIRE(history.ok());
    CHECK(std::any_of(history->begin(), history->end(), [&](const HistoryRow& row) {
        return row.path == path + "/person_ref" && row.operation.value == Value(robin) && !row.isHead;
    }));

    shift.dale.answers(draft.id, path + "/officer_concern", "some");
    REQUIRE(shift.dale.capture().commit(draft.id, "").ok());
    CHECK(shift.dale.records().show(draft.record)->items.size() == 1);
}

TEST_CASE("a choice and that it could not be obtained never stand together") {
    Shift shift;
    const auto draft = shift.start();
    const auto whole = shift.dale.at("immediate_action");
    const auto hospital = shift.dale.at("immediate_action/hospital");
    REQUIRE(shift.dale.capture().answer(draft.id, whole, NotObtained{"ran_out_of_time", ""}, "").ok());
    REQUIRE(shift.dale.capture().commit(draft.id, "").ok());
    REQUIRE(shift.dale.capture().answer(draft.id, hospital, true, "").ok());
    REQUIRE(shift.dale.capture().commit(draft.id, "").ok());
    CHECK(words(shift.dale.field(draft.record, "immediate_action")).size() == 1);

    const auto undone = shift.dale.capture().answer(draft.id, whole, NotObtained{"ran_out_of_time", ""}, "");
    REQUIRE(undone.ok());
    CHECK_FALSE(undone->answers.contains(hospital));
    CHECK(shift.dale.capture().undo(draft.id)->answers.contains(hospital));
}

} // namespace seenheard
