#include "sync/forms/Completeness.h"
#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace seenheard {
namespace {

using testing::bundledForm;
using testing::bundledForms;

using Visit = std::function<void(const Field& field, const std::string& path)>;

void visitFields(const std::vector<Field>& fields, const std::string& above, const Visit& visit) {
    for (const Field& field : fields) {
        visit(field, above + field.name);
        visitFields(field.fields, above + field.name + "/", visit);
    }
}

void visitBundledFields(const Visit& visit) {
    for (const auto& id : bundledForms())
        visitFields(bundledForm(id).fields(), id + ": ", visit);
}

bool isWellLabelled(const std::string& label) {
    return !label.empty() && label.find('_') == std::string::npos && label.find("  ") == std::string::npos;
}

TEST_CASE("There is a form for each of the eight record types, and one that links two children") {
    CHECK(bundledForms()
        == std::vector<std::string>{"early_action", "home_visit", "incident_observation", "meeting", "person_link",
            "referral", "return_interview", "review", "safe_and_well"});
}

TEST_CASE("Every question and choice of the bundled forms is in words") {
    visitBundledFields([](const Field& field, const std::string& path) {
        CAPTURE(path, field.label);
        CHECK(isWellLabelled(field.label));
        for (const Choice& choice : field.choices)
            CHECK(isWellLabelled(choice.label));
    });
}

TEST_CASE("A choice that several forms ask for under one field name has one number and one label") {
    std::map<std::string, std::pair<FieldNumber, std::string>> known;
    visitBundledFields([&](const Field& field, const std::string& path) {
        if (field.type == FieldType::Tri)
            return;
        for (const Choice& choice : field.choices) {
            const auto [first, isNew] =
                known.emplace(field.name + "=" + choice.name, std::pair(choice.number, choice.label));
            CAPTURE(path, choice.name);
            CHECK((isNew || first->second == std::pair(choice.number, choice.label)));
        }
    });
}

TEST_CASE("A field that several forms ask under one name is of one type and one kind") {
    std::map<std::string, std::tuple<FieldType, FieldKind, StandInPolicy>> known;
    visitBundledFields([&](const Field& field, const std::string& path) {
        const auto [first, isNew] = known.emplace(field.name, std::tuple(field.type, field.kind, field.policy));
        CAPTURE(path);
        CHECK((isNew || first->second == std::tuple(field.type, field.kind, field.policy)));
    });
}

TEST_CASE("Every essential field may be not obtained, with a reason in words") {
    visitBundledFields([](const Field& field, const std::string& path) {
        CAPTURE(path);
        if (field.tier == Tier::Essential)
            CHECK_FALSE(field.reasons.empty());
    });
    const std::set<std::string> standard{"asleep", "said_nothing", "parent_refused", "child_declined", "unsafe_to_ask",
        "not_at_address", "no_shared_language", "medical", "colleague_is_recording", "ran_out_of_time", "other"};
    for (const auto& id : bundledForms())
        for (const auto& reason : standard) {
            CAPTURE(id, reason);
            CHECK(bundledForm(id).reason(reason) != nullptr);
        }
}

TEST_CASE("R6: what an officer makes of it is never asked in the room") {
    const std::set<std::string> opinions{"officer_concern", "concern_because", "effect_on_child", "safe_to_stay",
        "exploitation_signs", "anyone_posing_risk", "people_posing_risk", "risk_change", "concern_about_home",
        "risk_tool_level", "caregiver_capacity", "action_for_child", "child_worried_if_told"};
    // A referral and a review are not written in a room with a child in it.
    const std::set<std::string> atADesk{"referral", "review", "meeting"};
    for (const auto& id : bundledForms())
        if (!atADesk.contains(id))
            visitFields(bundledForm(id).fields(), id + ": ", [&](const Field& field, const std::string& path) {
                CAPTURE(path);
                if (opinions.contains(field.name))
                    CHECK(field.part == CapturePart::BeforeYouDriveOff);
            });
}

TEST_CASE("R5: no prompt suggests an answer, and words that tell of harm say stop") {
    const std::set<std::string> open{"said_without_being_asked", "tell_me_what_happened", "what_did_you_see_or_hear",
        "how_are_you_feeling", "what_would_you_like_to_happen", "in_other_words", "asked_by_someone_else"};
    int banks = 0;
    visitBundledFields([&](const Field& field, const std::string& path) {
        CAPTURE(path);
        if (field.name == "question" && field.type == FieldType::One) {
            ++banks;
            for (const Choice& choice : field.choices)
                CHECK(open.contains(choice.name));
        }
        if (field.name == "tells_of")
            CHECK(field.hint.find("stop asking") != std::string::npos);
        if (field.name == "quote")
            CHECK(field.verbatim);
    });
    CHECK(banks == 5);
}

TEST_CASE("R4: every quotation says who could hear") {
    visitBundledFields([](const Field& field, const std::string& path) {
        if (field.type != FieldType::List || field.appearance != "quotations")
            return;
        CAPTURE(path);
        const Field* hear = field.field("could_hear");
        REQUIRE(hear);
        CHECK(hear->choice("nobody_else") != nullptr);
        // What is carried over into a referral was asked where it was heard.
        CHECK((hear->tier == Tier::Essential || field.name == "voice"));
    });
}

} // namespace
} // namespace seenheard
