#include "app/services/RecordViewBuilder.h"

#include "tests/unit/records/RecordBuilders.h"
#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

constexpr std::uint64_t me = 1;
constexpr std::uint64_t colleague = 2;
const auto child = idNumbered<ItemId>(9);

/// Signers are officers of the same number here.
class NumberedOfficers final : public Directory {
public:
    [[nodiscard]] SignerName signer(const SignerId& signer) const override {
        return {OfficerId{signer.octets}, "PC " + std::to_string(signer.octets.back()), "tablet", Role::Officer};
    }
    [[nodiscard]] std::optional<ReferenceItem> item(const Reference& reference) const override {
        if (reference == millLane)
            return ReferenceItem{millLane, "14 Mill Lane", "", "{}"};
        return std::nullopt;
    }
};

const NumberedOfficers officers;

RegisterKey ofChild(const std::string& field) {
    return incidentForm()->keyOf("children/" + child.hex() + "/" + field).value();
}

/// What is read of entries; those in `applied` are on the server already.
RecordView viewOf(const std::vector<FoldInput>& entries, const std::vector<FoldInput>& applied = {}) {
    const auto shown = folded(entries);
    const auto there = folded(applied);
    return RecordViewBuilder(
        {shown.id, incidentForm(), &shown, &there, OfficerId{idNumbered<SignerId>(me).octets}}, officers)
        .build();
}

const FieldView& fieldNamed(const std::vector<FieldView>& fields, const std::string& name) {
    const auto found = std::find_if(
        fields.begin(), fields.end(), [&](const FieldView& field) { return field.field && field.field->name == name; });
    INFO(name);
    REQUIRE(found != fields.end());
    return *found;
}

} // namespace

TEST_CASE("two officers' findings differ, the safer first; one officer's two never do") {
    const auto mine = entryOf(me, 1, {saying(ofChild("officer_concern"), Text("some"))});
    const auto theirs = entryOf(colleague, 1, {saying(ofChild("officer_concern"), Text("serious"))});
    const auto view = viewOf({mine, theirs});
    const auto& concern = fieldNamed(view.items.front().fields, "officer_concern");
    CHECK(concern.difference);
    CHECK(concern.heads.front().standsIn);
    CHECK(concern.heads.front().officerName == "PC 2");
    CHECK(concern.heads.back().mine);
    CHECK(view.summary.differences == 1);
    CHECK(differencesIn(view).size() == 1);

    const auto myOther = entryOf(me, 2, {saying(ofChild("officer_concern"), Text("serious"))});
    CHECK(viewOf({mine, myOther}).summary.differences == 0);
}

TEST_CASE("choices of a finding come together; only those that exclude each other differ") {
    const auto mine = entryOf(me, 1, {saying(ofChild("action_for_child/first_aid"), true)});
    const auto theirs = entryOf(colleague, 1, {saying(ofChild("action_for_child/hospital"), true)});
    const auto none = entryOf(colleague, 2, {saying(ofChild("action_for_child/none"), true)});
    const auto together = viewOf({mine, theirs});
    const auto& actions = fieldNamed(together.items.front().fields, "action_for_child");
    CHECK(actions.heads.size() == 2);
    CHECK_FALSE(actions.difference);
    const auto apart = viewOf({mine, none});
    CHECK(fieldNamed(apart.items.front().fields, "action_for_child").difference);
    CHECK(apart.summary.differences == 1);
}

TEST_CASE("the count that lists show is the count that reading shows") {
    const auto mine = entryOf(me, 1,
        {saying(ofChild("officer_concern"), Text("some")), saying(ofChild("action_for_child/first_aid"), true),
            saying(ofChild("action_for_child/hospital"), true), saying(ofChild("medical"), Text("offered"))});
    const auto theirs = entryOf(colleague, 1,
        {saying(ofChild("officer_concern"), Text("serious")), saying(ofChild("action_for_child/none"), true),
            saying(ofChild("medical"), Text("offered"))});
    const auto view = viewOf({mine, theirs});
    CHECK(view.summary.differences == differencesIn(view).size());
    CHECK(view.summary.differences == 2);
}

TEST_CASE("a field that this form does not know is shown all the same") {
    const auto view = viewOf({entryOf(me, 1, {saying(field(4321), Text("from a later form"))})});
    REQUIRE(view.fields.size() == 1);
    CHECK(view.fields.front().field == nullptr);
    CHECK(view.fields.front().path == "4321");
    CHECK(view.fields.front().heads.front().words == "from a later form");
}

TEST_CASE("accounts are told in order of time, whoever gave them") {
    const auto mine = entryOf(me, 7, {saying(field(31), Text("later"))});
    const auto theirs = entryOf(colleague, 2, {saying(field(31), Text("earlier"))});
    const auto view = viewOf({mine, theirs});
    CHECK(words(fieldNamed(view.fields, "bwv_id")) == std::vector<std::string>{"earlier", "later"});
}

TEST_CASE("what is not applied is said to be waiting") {
    const auto first = entryOf(me, 1, {saying(field(31), Text("BWV-1"))});
    const auto second = entryOf(me, 2, {saying(field(27), Text("Glass"))});
    const auto view = viewOf({first, second}, {first});
    CHECK_FALSE(fieldNamed(view.fields, "bwv_id").heads.front().waiting);
    CHECK(fieldNamed(view.fields, "home_seen").heads.front().waiting);
}

TEST_CASE("a withdrawn item is not shown, and items keep the order in which they were first spoken of") {
    const auto later = idNumbered<ItemId>(3);
    const auto withdrawn = idNumbered<ItemId>(5);
    const auto keyIn = [](const ItemId& item) { return RegisterKey{{FieldNumber{24}, item, FieldNumber{103}}}; };
    const auto view = viewOf({entryOf(me, 1, {saying(ofChild("name"), Text("First"))}),
        entryOf(me, 2, {saying(keyIn(later), Text("Second")), saying(keyIn(withdrawn), Withdrawn{"twice"})})});
    REQUIRE(view.items.size() == 2);
    CHECK(view.items[0].title == "First");
    CHECK(view.items[1].title == "Second");
    CHECK(view.summary.children == "F, S");
}

TEST_CASE("a line tells what the record is about, whose it is and whether this officer has finished") {
    const auto mine =
        entryOf(me, 1, {saying(field(envelope::about), millLane), saying(field(envelope::submitted), true)});
    const auto theirs = entryOf(colleague, 2, {saying(field(31), Text("BWV-1"))});
    const auto summary = viewOf({mine, theirs}).summary;
    CHECK(summary.title == "14 Mill Lane");
    CHECK(summary.mine);
    CHECK(summary.submitted);
    CHECK(summary.officerName == "PC 2");

    const auto onlyTheirs = viewOf({entryOf(colleague, 1, {saying(field(envelope::submitted), true)})}).summary;
    CHECK_FALSE(onlyTheirs.mine);
    CHECK_FALSE(onlyTheirs.submitted);
}

} // namespace seenheard
