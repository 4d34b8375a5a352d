#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t few = 4;

/// An officer who writes of a child whom nobody has picked.
struct Hallway {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC 1 Dale"};

    Hallway() { indexAll(); }

    void indexAll() {
        while (dale.index().index(100).value()) {
        }
    }

    struct Stub {
        DraftView draft;
        RegisterKey place;
        std::string path;
    };

    Stub stub(const std::optional<Reference>& about, const std::string& name, const std::string& born,
        const std::string& band = {}) {
        auto draft = dale.capture().start("incident_observation", about);
        REQUIRE(draft.ok());
        auto added = dale.capture().addItem(draft->id, "children", std::nullopt, {});
        REQUIRE(added.ok());
        Stub child{draft.value(), keyBelow(dale.at("children"), added->second), "children/" + added->second.hex()};
        if (!name.empty())
            child.draft = dale.answers(draft->id, child.path + "/name", name);
        if (!born.empty())
            child.draft = dale.answers(draft->id, child.path + "/date_of_birth", born);
        if (!band.empty())
            child.draft = dale.answers(draft->id, child.path + "/age_band", band);
        return child;
    }

    std::vector<PossibleChild> whoMayBe(const Stub& child) {
        auto found = dale.people().whoMayBe(child.draft, child.place, few);
        REQUIRE(found.ok());
        return *found;
    }
};

} // namespace

TEST_CASE("a child with a slip in the name is offered as one already known, and it is said why") {
    Hallway hall;
    const auto found = hall.whoMayBe(hall.stub(millLane, "Robyn Ashwerth", "2023-01-05"));
    REQUIRE(found.size() == 1);
    CHECK(found.front().person == robin);
    CHECK(found.front().title == "Robin Ashworth");
    CHECK(found.front().likely);
    CHECK(found.front().comparison.birth == BirthLevel::Same);
    CHECK(found.front().comparison.place == PlaceLevel::SameAddress);
    CHECK(found.front().comparison.sex != MarkLevel::Different);
}

TEST_CASE("what a room may read of an offer is initials and age") {
    Hallway hall;
    const auto found = hall.whoMayBe(hall.stub(millLane, "Robin Ashworth", {}, "1_to_4"));
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().initials.starts_with("RA"));
    CHECK(found.front().initials.find("Robin") == std::string::npos);
}

TEST_CASE("a brother or sister is not offered, nor a parent of the same name") {
    Hallway hall;
    CHECK(hall.whoMayBe(hall.stub(millLane, "Jamie Ashworth", {}, "10_to_12")).empty());
    CHECK(hall.whoMayBe(hall.stub(millLane, "Gemma Ashworth", {})).empty());
}

TEST_CASE("nobody is offered before a name or a date of birth is given") {
    Hallway hall;
    CHECK(hall.whoMayBe(hall.stub(millLane, {}, {}, "1_to_4")).empty());
}

TEST_CASE("who stands in the draft already is not offered again") {
    Hallway hall;
    auto child = hall.stub(millLane, "Robin Ashworth", "2023-01-05");
    auto picked = hall.dale.capture().addItem(child.draft.id, "children", robin, {});
    REQUIRE(picked.ok());
    child.draft = picked->first;
    CHECK(hall.whoMayBe(child).empty());
}

TEST_CASE("a child noted in another record is offered, and linking is one answer that undo and unlinking take back") {
    Hallway hall;
    auto first = hall.stub(millLane, "Perpetua Quillfeather", "2017-05-09");
    REQUIRE(hall.dale.capture().commit(first.draft.id, {}).ok());
    hall.indexAll();

    auto second = hall.stub(std::nullopt, "Perpetua Quilfeather", "2017-09-05");
    const auto found = hall.whoMayBe(second);
    REQUIRE(found.size() == 1);
    CHECK(isNotedPersonId(found.front().person.id));
    CHECK(found.front().title == "Perpetua Quillfeather");
    CHECK(found.front().comparison.birth == BirthLevel::DayMonthSwapped);

    const auto key = hall.dale.at(second.path + "/person_ref");
    auto linked = hall.dale.capture().answer(second.draft.id, key, found.front().person, second.path + "/person_ref");
    REQUIRE(linked.ok());
    REQUIRE(hall.dale.capture().commit(second.draft.id, {}).ok());
    // The words that were written stay, in both records.
    CHECK(words(hall.dale.field(second.draft.record, second.path + "/name"))
        == std::vector<std::string>{"Perpetua Quilfeather"});
    CHECK(words(hall.dale.field(second.draft.record, second.path + "/person_ref"))
        == std::vector<std::string>{"Perpetua Quillfeather"});
    CHECK(words(hall.dale.field(first.draft.record, first.path + "/name"))
        == std::vector<std::string>{"Perpetua Quillfeather"});
    hall.indexAll();
    CHECK(hall.dale.store().tables().people.together(found.front().person.id)->size() == 2);

    auto again = hall.dale.capture().open(second.draft.record);
    REQUIRE(again.ok());
    REQUIRE(hall.dale.capture().answer(again->id, key, Cleared{}, {}).ok());
    REQUIRE(hall.dale.capture().commit(again->id, {}).ok());
    hall.indexAll();
    CHECK(hall.dale.store().tables().people.together(found.front().person.id)->size() == 1);
    CHECK_FALSE(hall.dale.hasField(second.draft.record, second.path + "/person_ref"));
}

TEST_CASE("undo takes a link back before anything is committed") {
    Hallway hall;
    auto child = hall.stub(millLane, "Robyn Ashworth", "2023-01-05");
    const auto key = hall.dale.at(child.path + "/person_ref");
    REQUIRE(hall.dale.capture().answer(child.draft.id, key, robin, {}).ok());
    const auto undone = hall.dale.capture().undo(child.draft.id);
    REQUIRE(undone.ok());
    CHECK_FALSE(undone->answers.contains(key));
    CHECK(undone->answers.contains(hall.dale.at(child.path + "/name")));
}

TEST_CASE("a record that leaves the tablet takes whom it noted with it") {
    Hallway hall;
    auto first = hall.stub(std::nullopt, "Perpetua Quillfeather", "2017-05-09");
    REQUIRE(hall.dale.capture().commit(first.draft.id, {}).ok());
    hall.indexAll();
    REQUIRE(hall.whoMayBe(hall.stub(std::nullopt, "Perpetua Quillfeather", {}, "5_to_9")).size() == 1);
    REQUIRE(hall.dale.store().records().purge(first.draft.record).ok());
    CHECK(hall.whoMayBe(hall.stub(std::nullopt, "Perpetua Quillfeather", {}, "5_to_9")).empty());
}

TEST_CASE("who may be whom is read on the second connection too") {
    Hallway hall;
    const auto child = hall.stub(millLane, "Robyn Ashwerth", "2023-01-05");
    auto reading = hall.dale.openForReading();
    REQUIRE(reading.ok());
    const auto found = (*reading)->read<std::vector<PossibleChild>>(
        [&](TabletReads& reads) { return reads.people().whoMayBe(child.draft, child.place, few); });
    REQUIRE(found.ok());
    CHECK(found->size() == 1);
}

} // namespace seenheard
