#include "app/services/DraftAnswers.h"

#include "tests/unit/records/RecordBuilders.h"
#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

const auto child = idNumbered<ItemId>(9);
const RegisterKey childKey{{FieldNumber{24}, child}};

RegisterKey ofChild(const std::string& field) {
    return incidentForm()->keyOf("children/" + child.hex() + "/" + field).value();
}

} // namespace

TEST_CASE("answers of a draft lie over those that stand") {
    const Answers standing{{field(30), Text("none")}, {field(31), Text("BWV-1")}};
    const auto seen = withDraft(standing, {{field(30), Text("on_whole_time")}, {field(31), Cleared{}}});
    CHECK(seen == Answers{{field(30), Text("on_whole_time")}});
}

TEST_CASE("undo takes answers back one by one, to what the draft held before") {
    Draft draft;
    giveAnswer(draft, field(30), Text("none"));
    giveAnswer(draft, field(30), Text("on_whole_time"));
    CHECK(undoLast(draft));
    CHECK(draft.answers == Answers{{field(30), Text("none")}});
    CHECK(undoLast(draft));
    CHECK(draft.answers.empty());
    CHECK_FALSE(undoLast(draft));
}

TEST_CASE("what came together is undone together") {
    Draft draft;
    giveAnswer(draft, field(30), Text("none"));
    giveAnswers(draft, childKey, {{ofChild("name"), Text("Robin")}, {ofChild("age_band"), Text("1_to_4")}});
    CHECK(undoLast(draft));
    CHECK(draft.answers == Answers{{field(30), Text("none")}});
}

TEST_CASE("an item that was only drafted goes without a trace, one that stands is withdrawn with the reason") {
    Draft draft;
    giveAnswer(draft, ofChild("name"), Text("Robin"));
    withdrawItem(draft, childKey, {{ofChild("age_band"), Text("1_to_4")}}, "not at this address");
    CHECK(draft.answers == Answers{{ofChild("age_band"), Withdrawn{"not at this address"}}});
    CHECK(undoLast(draft));
    CHECK(draft.answers == Answers{{ofChild("name"), Text("Robin")}});
}

TEST_CASE("the list of steps stays short and never keeps half of what belongs together") {
    Draft draft;
    giveAnswers(draft, childKey, {{ofChild("name"), Text("Robin")}, {ofChild("age_band"), Text("1_to_4")}});
    for (int step = 0; step < 198; ++step)
        giveAnswer(draft, field(31), Text(std::to_string(step)));
    CHECK(draft.undo.size() <= 200);
    while (undoLast(draft)) {
    }
    CHECK(draft.answers.contains(ofChild("name")));
    CHECK(draft.answers.contains(ofChild("age_band")));
}

TEST_CASE("making a choice takes back that it was not obtained, and the other way round") {
    const auto whole = ofChild("action_for_child");
    const auto hospital = ofChild("action_for_child/hospital");
    CHECK(withCounterparts(*incidentForm(), {{whole, NotObtained{"ran_out_of_time", ""}}}, {{hospital, true}})
        == Answers{{whole, Cleared{}}, {hospital, true}});
    CHECK(withCounterparts(*incidentForm(), {{hospital, true}}, {{whole, NotObtained{"ran_out_of_time", ""}}})
        == Answers{{whole, NotObtained{"ran_out_of_time", ""}}, {hospital, Cleared{}}});
    CHECK(withCounterparts(*incidentForm(), {}, {{hospital, true}}).size() == 1);
}

} // namespace seenheard
