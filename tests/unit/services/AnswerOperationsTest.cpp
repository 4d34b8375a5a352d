#include "app/services/AnswerOperations.h"

#include "tests/unit/records/RecordBuilders.h"
#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

constexpr std::uint64_t me = 1;
constexpr std::uint64_t colleague = 2;
const auto child = idNumbered<ItemId>(9);

RegisterKey ofChild(const std::string& field) {
    return incidentForm()->keyOf("children/" + child.hex() + "/" + field).value();
}

/// Signers are officers of the same number here.
OfficerId officerOf(const SignerId& signer) {
    return OfficerId{signer.octets};
}

/// A record as one officer writes on it.
struct Desk {
    RecordState state = emptyRecord();
    std::map<OperationId, Operation> waiting;
    bool mayDecide = false;
    std::string reason;

    [[nodiscard]] WritingContext context() const {
        return {incidentForm().get(), &state, &waiting, officerOf,
            {idNumbered<SignerId>(me), officerOf(idNumbered<SignerId>(me)), mayDecide}, reason};
    }
    [[nodiscard]] Result<std::vector<Operation>> write(const RegisterKey& key, const Value& value) const {
        return operationsFor(context(), {{key, value}});
    }
};

Desk after(const std::vector<FoldInput>& entries) {
    Desk desk;
    desk.state = folded(entries);
    return desk;
}

} // namespace

TEST_CASE("a first answer replaces nothing") {
    const auto operations = Desk{}.write(ofChild("officer_concern"), Text("some"));
    REQUIRE(operations.ok());
    REQUIRE(operations->size() == 1);
    CHECK(operations->front().supersedes.empty());
    CHECK_FALSE(operations->front().depth);
}

TEST_CASE("an answer that stands already makes no operation") {
    const auto said = entryOf(me, 1, {saying(ofChild("officer_concern"), Text("some"))});
    CHECK(after({said}).write(ofChild("officer_concern"), Text("some")).value().empty());
}

TEST_CASE("taking back what was never said makes no operation") {
    CHECK(Desk{}.write(ofChild("officer_concern"), Cleared{}).value().empty());
    const auto theirs = entryOf(colleague, 1, {saying(ofChild("name"), Text("Robin"))});
    CHECK(after({theirs}).write(ofChild("name"), Withdrawn{"wrong child"}).value().empty());
}

TEST_CASE("an account replaces only its own officer's earlier one") {
    const auto mine = entryOf(me, 1, {saying(ofChild("seen_status"), Text("seen_and_spoken_to"))});
    const auto theirs = entryOf(colleague, 1, {saying(ofChild("seen_status"), Text("through_a_door"))});
    const auto operations = after({mine, theirs}).write(ofChild("seen_status"), Text("not_seen_elsewhere"));
    REQUIRE(operations.ok());
    CHECK(operations->front().supersedes == std::vector{operationIn(mine)});
}

TEST_CASE("a finding of somebody else is not replaced by an answer") {
    const auto theirs = entryOf(colleague, 1, {saying(ofChild("officer_concern"), Text("serious"))});
    const auto operations = after({theirs}).write(ofChild("officer_concern"), Text("some"));
    REQUIRE(operations.ok());
    CHECK(operations->front().supersedes.empty());
}

TEST_CASE("a fact that anybody may put right replaces what stands, one deeper") {
    auto theirs = entryOf(colleague, 1, {saying(ofChild("name"), Text("Robyn"))});
    theirs.operations.front().depth = 4;
    const auto operations = after({theirs}).write(ofChild("name"), Text("Robin"));
    REQUIRE(operations.ok());
    CHECK(operations->front().supersedes == std::vector{operationIn(theirs)});
    CHECK(operations->front().depth == 5);
}

TEST_CASE("what a waiting answer replaced is named with it, so that order does not matter") {
    const auto first = entryOf(me, 1, {saying(ofChild("demeanour"), Choices{{"asleep"}})});
    const auto second = entryOf(me, 2, {saying(ofChild("demeanour"), Choices{{"clinging"}}, {operationIn(first)})});
    auto desk = after({first, second});
    desk.waiting.emplace(operationIn(second), second.operations.front());
    const auto operations = desk.write(ofChild("demeanour"), Choices{{"tearful_crying"}});
    REQUIRE(operations.ok());
    CHECK(operations->front().supersedes == std::vector{operationIn(first), operationIn(second)});
}

TEST_CASE("lowering one's own submitted protective finding needs a reason") {
    const auto submitted =
        entryOf(me, 1, {saying(ofChild("officer_concern"), Text("serious")), saying(field(envelope::submitted), true)});
    auto desk = after({submitted});
    const auto lower = desk.write(ofChild("officer_concern"), Text("some"));
    REQUIRE_FALSE(lower.ok());
    CHECK(lower.error().code == ErrorCode::RuleBroken);
    CHECK(desk.write(ofChild("officer_concern"), Text("immediate_danger")).ok());

    desk.reason = "Read the log of the night before.";
    const auto withReason = desk.write(ofChild("officer_concern"), Text("some"));
    REQUIRE(withReason.ok());
    CHECK(withReason->front().reason == desk.reason);
}

TEST_CASE("lowering a finding that is not submitted needs none") {
    const auto said = entryOf(me, 1, {saying(ofChild("officer_concern"), Text("serious"))});
    CHECK(after({said}).write(ofChild("officer_concern"), Text("some")).ok());
}

TEST_CASE("a choice that nobody made is not taken back") {
    const auto key = ofChild("action_for_child/first_aid");
    CHECK(Desk{}.write(key, false).value().empty());
    const auto theirs = entryOf(colleague, 1, {saying(key, true)});
    CHECK(after({theirs}).write(key, false).value().size() == 1);
}

TEST_CASE("a decision names every head") {
    const auto mine = entryOf(me, 1, {saying(ofChild("officer_concern"), Text("some"))});
    const auto theirs = entryOf(colleague, 1, {saying(ofChild("officer_concern"), Text("serious"))});
    auto desk = after({mine, theirs});
    desk.mayDecide = true;
    desk.reason = "Saw the child after the arrest.";
    const auto key = ofChild("officer_concern");
    const auto operations = decisionFor(desk.context(), key, *incidentForm()->fieldAt(key), Text("serious"));
    REQUIRE(operations.ok());
    REQUIRE(operations->size() == 1);
    CHECK(operations->front().supersedes == std::vector{operationIn(mine), operationIn(theirs)});
    CHECK(operations->front().reason == desk.reason);
}

TEST_CASE("a decision is refused") {
    const auto theirs = entryOf(colleague, 1,
        {saying(ofChild("officer_concern"), Text("serious")), saying(ofChild("seen_status"), Text("through_a_door"))});
    auto desk = after({theirs});
    desk.mayDecide = true;
    desk.reason = "Seen since.";
    const auto decide = [&desk](const std::string& name, const Value& value) {
        const auto key = ofChild(name);
        return decisionFor(desk.context(), key, *incidentForm()->fieldAt(key), value);
    };
    SECTION("of an officer who may not decide") {
        desk.mayDecide = false;
        CHECK(decide("officer_concern", Text("some")).error().code == ErrorCode::NotEntitled);
    }
    SECTION("without a reason") {
        desk.reason.clear();
        CHECK(decide("officer_concern", Text("some")).error().code == ErrorCode::RuleBroken);
    }
    SECTION("over an account") {
        CHECK(decide("seen_status", Text("not_seen_elsewhere")).error().code == ErrorCode::RuleBroken);
    }
    SECTION("where nobody answered") {
        CHECK(decide("medical", Text("offered")).error().code == ErrorCode::NotFound);
    }
    SECTION("that names no value") {
        CHECK(decide("officer_concern", Cleared{}).error().code == ErrorCode::InvalidInput);
    }
}

TEST_CASE("a finding by choice is decided in all its registers") {
    const auto mine = entryOf(me, 1, {saying(ofChild("action_for_child/none"), true)});
    const auto theirs = entryOf(colleague, 1, {saying(ofChild("action_for_child/hospital"), true)});
    auto desk = after({mine, theirs});
    desk.mayDecide = true;
    desk.reason = "The ambulance sheet names the hospital.";
    const auto key = ofChild("action_for_child");
    const auto operations = decisionFor(desk.context(), key, *incidentForm()->fieldAt(key), Choices{{"hospital"}});
    REQUIRE(operations.ok());
    REQUIRE(operations->size() == 1);
    CHECK(operations->front().key == ofChild("action_for_child/none"));
    CHECK(operations->front().value == Value(false));
}

TEST_CASE("an officer's own answers leave out what others said, but not facts that others put right") {
    const auto mine =
        entryOf(me, 1, {saying(ofChild("demeanour"), Choices{{"asleep"}}), saying(ofChild("name"), Text("Robyn"))});
    const auto theirs = entryOf(colleague, 1,
        {saying(ofChild("name"), Text("Robin"), {operationIn(mine, 1)}),
            saying(ofChild("seen_status"), Text("through_a_door"))});
    const auto answers =
        ownAnswers(*incidentForm(), folded({mine, theirs}), officerOf(idNumbered<SignerId>(me)), officerOf);
    CHECK(answers == Answers{{ofChild("name"), Text("Robin")}, {ofChild("demeanour"), Choices{{"asleep"}}}});
}

TEST_CASE("a child that only others noted is no answer of mine") {
    const auto theirs = entryOf(colleague, 1, {saying(ofChild("name"), Text("Robin"))});
    const auto mine = entryOf(me, 1, {saying(field(25), Text("not_sure"))});
    CHECK(ownAnswers(*incidentForm(), folded({mine, theirs}), officerOf(idNumbered<SignerId>(me)), officerOf).size()
        == 1);
}

} // namespace seenheard
