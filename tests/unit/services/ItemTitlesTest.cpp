#include "app/services/ItemTitles.h"

#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

const Reference episode{"missing_episode", "missing-robin-2"};

/// Knows one child, one incident and one missing episode.
class SmallDirectory final : public Directory {
public:
    [[nodiscard]] SignerName signer(const SignerId&) const override { return {}; }
    [[nodiscard]] std::optional<ReferenceItem> item(const Reference& reference) const override {
        if (reference == robin)
            return ReferenceItem{robin, "Robin Ashworth", "", R"({"date_of_birth": "2022-03-03"})"};
        if (reference == millLane)
            return ReferenceItem{millLane, "Domestic abuse, 14 Mill Lane", "", "{}"};
        if (reference == episode)
            return ReferenceItem{
                episode, "Robin Ashworth, 2nd episode", "", R"({"person_ref": "person-robin-ashworth"})"};
        return std::nullopt;
    }
};

const Field& childList() {
    return *incidentForm()->fieldAt(RegisterKey{{FieldNumber{24}}});
}

ItemView childWith(const std::string& fieldName, const Value& value, const std::string& words) {
    ItemView child;
    FieldView view;
    view.field = childList().field(fieldName);
    HeadView head;
    head.value = value;
    head.words = words;
    head.standsIn = true;
    view.heads.push_back(head);
    child.fields.push_back(view);
    return child;
}

std::string titleOf(ItemView child, std::size_t position = 0) {
    // 2026-03-02: the day before Robin's fourth birthday.
    nameItem(child, childList(), position, SmallDirectory(), Instant{FakeClock::startUtcMs, 0, {}});
    return child.title + " | " + child.initials;
}

} // namespace

TEST_CASE("a child is named after the picked person, with the age on that day") {
    CHECK(titleOf(childWith("person_ref", robin, "Robin Ashworth")) == "Robin Ashworth, 3 | RA 3");
}

TEST_CASE("a child of whom only a name or an age band is known is named after that") {
    CHECK(titleOf(childWith("name", Text("Robin Ashworth-Łęcka"), "")) == "Robin Ashworth-Łęcka | RAŁ");
    CHECK(titleOf(childWith("age_band", Text("5_to_9"), "5–9"), 1) == "Child B, 5–9 | Child B 5–9");
}

TEST_CASE("a child of whom nothing is known goes by its letter") {
    CHECK(titleOf(ItemView{}) == "Child A | Child A");
    CHECK(titleOf(ItemView{}, 27) == "Child 28 | Child 28");
}

TEST_CASE("ages count whole years, and none for a day that lies ahead or is none") {
    const Instant today{FakeClock::startUtcMs, 0, {}};
    CHECK(yearsAt("2020-03-02", today) == 6);
    CHECK(yearsAt("2020-03-03", today) == 5);
    CHECK_FALSE(yearsAt("2026-03-03", today));
    CHECK_FALSE(yearsAt("2026-02-30", today));
}

TEST_CASE(
    "R35: the title of a record has a child's initials and not the name: lists and headings are read over shoulders") {
    CHECK(recordTitle(*incidentForm(), episode, SmallDirectory()) == "RA, 2nd episode");
    CHECK(recordTitle(*incidentForm(), robin, SmallDirectory()) == incidentForm()->title() + ", RA");
}

TEST_CASE("a record is named after what it is about, else after its form") {
    CHECK(recordTitle(*incidentForm(), millLane, SmallDirectory()) == "Domestic abuse, 14 Mill Lane");
    CHECK(recordTitle(*incidentForm(), Reference{"incident", "unknown"}, SmallDirectory()) == incidentForm()->title());
    CHECK(recordTitle(*incidentForm(), std::nullopt, SmallDirectory()) == incidentForm()->title());
}

} // namespace seenheard
