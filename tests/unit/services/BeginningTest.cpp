#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {

namespace {

const Reference morganMissing{"missing_episode", "missing-morgan-sykes-16"};
const Reference charlieMissing{"missing_episode", "missing-charlie-booth-1"};
const Reference moorEdge{"home", "home-moor-edge"};
const Reference frankie{"person", "person-frankie-boyle-shaw"};

struct Beginning {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC 1 Dale"};

    DraftView start(std::string_view form, const Reference& about) {
        auto draft = dale.capture().start(form, about);
        INFO((draft.ok() ? std::string() : draft.error().message));
        REQUIRE(draft.ok());
        return *std::move(draft);
    }
};

/// Given, derived or loaded: what nobody has to tap.
std::optional<Value> known(const DraftView& draft, const std::string& path) {
    const auto key = draft.form->keyOf(path).value();
    if (const auto given = draft.answers.find(key); given != draft.answers.end())
        return given->second;
    const auto derived = draft.evaluation.derived.find(key);
    return derived == draft.evaluation.derived.end() ? std::nullopt : std::optional(derived->second);
}

bool isOwed(const DraftView& draft, const std::string& label) {
    return std::any_of(draft.evaluation.missing.begin(), draft.evaluation.missing.end(),
        [&](const Missing& missing) { return missing.question == label; });
}

} // namespace

TEST_CASE("a safe and well check knows the child, the home and the return from the missing episode") {
    Beginning shift;
    const auto back = shift.start("safe_and_well", charlieMissing);
    CHECK(known(back, "missing_ref") == Value(charlieMissing));
    CHECK(known(back, "person_ref") == Value(Reference{"person", "person-charlie-booth"}));
    CHECK(known(back, "returned_basis") == Value(Text("reported")));
    CHECK(known(back, "first_episode") == Value(Text("yes")));
    CHECK(known(back, "age_band") == Value(Text("13_to_15")));
    CHECK(known(back, "seen_where") == Value(Text("41 Orchard Drive, Morley, Leeds")));
    CHECK_FALSE(isOwed(back, "When did the child come back?"));
    CHECK_FALSE(isOwed(back, "Name"));

    const auto missing = shift.start("safe_and_well", morganMissing);
    CHECK(known(missing, "home_kind") == Value(Text("regulated")));
    CHECK(known(missing, "looked_after") == Value(Text("by_this_authority")));
    CHECK(known(missing, "earlier_episodes") == Value(std::int64_t{15}));
    CHECK(isOwed(missing, "When did the child come back?"));
}

TEST_CASE("a visit to a home lists the children who live there, each with what is on file") {
    Beginning shift;
    const auto visit = shift.start("home_visit", moorEdge);
    CHECK(known(visit, "home") == Value(moorEdge));
    CHECK(known(visit, "registration") == Value(Text("SC 402117")));
    CHECK(known(visit, "children_resident") == Value(std::int64_t{1}));
    const auto residents = itemsIn(*visit.form, visit.answers, visit.form->keyOf("residents").value());
    REQUIRE(residents.size() == 1);
    const auto jordan = "residents/" + residents.front().hex();
    CHECK(known(visit, jordan + "/person_ref") == Value(Reference{"person", "person-jordan-firth"}));
    CHECK(known(visit, jordan + "/philomena") == Value(Text("up_to_date")));
    CHECK(known(visit, jordan + "/philomena_date") == Value(Text("2026-02-10")));
}

TEST_CASE("two officers at one missing episode meet on one record, two visits to a home are two records") {
    Beginning shift;
    FakeClock clock;
    OfficerTablet khan(clock, 2, "PC 2 Khan");
    CHECK(shift.start("safe_and_well", morganMissing).record
        == khan.capture().start("safe_and_well", morganMissing)->record);
    CHECK(shift.start("home_visit", moorEdge).record != shift.start("home_visit", moorEdge).record);
    CHECK(shift.start("early_action", frankie).record != shift.start("early_action", frankie).record);
}

TEST_CASE("an Early Action contact with a known child asks nothing of who he is") {
    Beginning shift;
    const auto contact = shift.start("early_action", frankie);
    CHECK(known(contact, "age_band") == Value(Text("10_to_12")));
    CHECK(known(contact, "schooling") == Value(Text("at_school_or_nursery")));
    CHECK_FALSE(isOwed(contact, "Age"));
    // What was loaded is nobody's answer.
    CHECK_FALSE(contact.answers.contains(contact.form->keyOf("date_of_birth").value()));
}

TEST_CASE("the published cases of the other record types are recorded and submitted") {
    struct Case {
        const char* form;
        const char* answers;
        Reference about;
    };
    const auto [form, answers, about] =
        GENERATE(Case{"safe_and_well", "missing-returned-with-older-men.answers", morganMissing},
            Case{"safe_and_well", "missing-out-of-character.answers", charlieMissing},
            Case{"return_interview", "missing-13-and-15-many-times.answers",
                {"missing_episode", "missing-ellis-marsden-9"}},
            Case{"home_visit", "home-two-homes-repeat.answers", moorEdge},
            Case{"early_action", "early-action-first-time-missing.answers", frankie});
    CAPTURE(answers);
    Beginning shift;
    const auto record = shift.dale.capture().record(form, caseAnswers(answers), about);
    INFO((record.ok() ? std::string() : record.error().message));
    REQUIRE(record.ok());
    const auto submitted = shift.dale.capture().submitRecord(*record);
    INFO((submitted.ok() ? std::string() : submitted.error().message));
    CHECK(submitted.ok());
    const auto view = shift.dale.records().show(*record);
    REQUIRE(view.ok());
    CHECK(view->summary.title.find('_') == std::string::npos);
}

} // namespace seenheard
