#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// Two officers record the same incident without a network, each from where they stood; then they meet.
struct TwoOfficers {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC 1 Dale"};
    OfficerTablet khan{clock, 2, "PC 2 Khan"};
    MeetingPlace place{clock};
    RecordId record;

    TwoOfficers() {
        record = recordAs(dale, "first");
        clock.advance(60'000);
        REQUIRE(recordAs(khan, "second") == record);
        clock.advance(60'000);
    }
    void meet() {
        place.meet({&dale, &khan});
        place.meet({&dale, &khan});
    }

private:
    RecordId recordAs(OfficerTablet& officer, const std::string& which) {
        const auto made = officer.capture().record(
            "incident_observation", caseAnswers("da-two-young-children." + which + "-officer"), millLane);
        INFO((made.ok() ? std::string() : made.error().message));
        REQUIRE(made.ok());
        REQUIRE(officer.capture().submitRecord(*made).ok());
        return *made;
    }
};

} // namespace

TEST_CASE("what two officers recorded apart ends in the same bytes on both tablets") {
    TwoOfficers shift;
    shift.meet();
    const auto one = shift.dale.store().records().record(shift.record);
    const auto other = shift.khan.store().records().record(shift.record);
    CHECK(canonicalBytes(one->applied) == canonicalBytes(other->applied));
    CHECK_FALSE(one->withWaiting);
}

TEST_CASE("a finding on which officers differ is one difference, and the safer value stands in") {
    TwoOfficers shift;
    shift.meet();
    for (auto* tablet : {&shift.dale, &shift.khan}) {
        const auto open = tablet->differences().open();
        REQUIRE(open.ok());
        REQUIRE(open->size() == 1);
        const auto& difference = open->front();
        CHECK(difference.about.starts_with("Alex Ashworth"));
        CHECK(difference.field.path.ends_with("/officer_concern"));
        REQUIRE(difference.field.heads.size() == 2);
        CHECK(difference.field.heads.front().value == Value(Text("serious")));
        CHECK(difference.field.heads.front().standsIn);
        CHECK(difference.field.heads.front().officerName == "PC 2 Khan");
        CHECK(difference.field.heads.back().value == Value(Text("some")));
        CHECK_FALSE(difference.field.heads.back().standsIn);
        CHECK(tablet->records().show(shift.record)->summary.differences == 1);
    }
}

TEST_CASE("both accounts of how a child seemed stay, with nothing to decide") {
    TwoOfficers shift;
    shift.meet();
    const auto path = childPath(shift.dale, shift.record, "Alex");
    for (auto* tablet : {&shift.dale, &shift.khan}) {
        const auto demeanour = tablet->field(shift.record, path + "/demeanour");
        CHECK(demeanour.heads.size() == 2);
        CHECK_FALSE(demeanour.difference);
        CHECK(std::none_of(
            demeanour.heads.begin(), demeanour.heads.end(), [](const HeadView& head) { return head.standsIn; }));
    }
}

TEST_CASE("the words that each officer heard stand side by side, each with who heard them") {
    TwoOfficers shift;
    shift.meet();
    const auto view = shift.dale.records().show(shift.record);
    std::set<std::string> heard;
    for (const auto& child : view->items)
        for (const auto& quotation : child.items)
            for (const auto& field : quotation.fields)
                if (field.field && field.field->name == "quote")
                    for (const auto& head : field.heads)
                        heard.insert(head.officerName + ": " + head.words);
    CHECK(heard.size() == 2);
}

TEST_CASE("what was written here is waiting until it comes back, and applied after") {
    TwoOfficers shift;
    CHECK(shift.dale.records().show(shift.record)->summary.sending == SendingState::OnThisTablet);
    CHECK(shift.dale.field(shift.record, "bwv_id").heads.front().waiting);
    shift.meet();
    CHECK(shift.dale.records().show(shift.record)->summary.sending == SendingState::Applied);
    CHECK_FALSE(shift.dale.field(shift.record, "bwv_id").heads.front().waiting);
}

TEST_CASE("a number that a colleague put right counts as answered") {
    TwoOfficers shift;
    shift.meet();
    const auto amended = shift.khan.capture().amend(shift.record,
        R"({"children": [{"person_ref": "person-alex-ashworth", "name": "Alex J. Ashworth"}]})", "Saw the passport.");
    INFO((amended.ok() ? std::string() : amended.error().message));
    REQUIRE(amended.ok());
    shift.meet();
    const auto path = childPath(shift.dale, shift.record, "Alex");
    CHECK(words(shift.dale.field(shift.record, path + "/name")) == std::vector<std::string>{"Alex J. Ashworth"});
    const auto draft = shift.dale.capture().open(shift.record);
    CHECK(draft->answers.at(shift.dale.at(path + "/name")) == Value(Text("Alex J. Ashworth")));
    CHECK(shift.dale.capture().hindrances(draft->id)->empty());
}

TEST_CASE("each officer's draft shows that officer's own answers only") {
    TwoOfficers shift;
    shift.meet();
    const auto path = childPath(shift.dale, shift.record, "Alex");
    const auto mine = shift.dale.capture().open(shift.record);
    const auto theirs = shift.khan.capture().open(shift.record);
    const auto key = shift.dale.at(path + "/demeanour");
    CHECK(mine->answers.at(key) != theirs->answers.at(key));
}

TEST_CASE("an officer does not withdraw what a colleague noted of a child") {
    TwoOfficers shift;
    shift.meet();
    const auto path = childPath(shift.dale, shift.record, "Alex");
    const auto draft = shift.dale.capture().open(shift.record);
    REQUIRE(shift.dale.capture()
                .withdrawItem(
                    draft->id, "children", ItemId::fromHex(path.substr(path.rfind('/') + 1)).value(), "Was not there.")
                .ok());
    const auto done = shift.dale.capture().commit(draft->id, "Was not there.");
    INFO((done.ok() ? std::string() : done.error().message));
    REQUIRE(done.ok());
    shift.meet();
    const auto demeanour = shift.khan.field(shift.record, path + "/demeanour");
    REQUIRE(demeanour.heads.size() == 1);
    CHECK(demeanour.heads.front().officerName == "PC 2 Khan");
}

} // namespace seenheard
