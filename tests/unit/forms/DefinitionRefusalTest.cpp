#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {
namespace {

using testing::formWith;

/// A field that is right but for what `more` adds.
std::string field(const std::string& name, const std::string& number, const std::string& more) {
    return R"({"name": ")" + name + R"(", "number": )" + number
        + R"(, "label": "Tried", "section": "scene", "tier": "optional")" + (more.empty() ? "" : ", " + more) + "}";
}

std::string text(const std::string& name, const std::string& number, const std::string& more = "") {
    return field(
        name, number, R"("type": "text", "max_length": 10, "kind": "account")" + (more.empty() ? "" : ", " + more));
}

std::string choices(
    const std::string& type, const std::string& list, const std::string& more = R"("kind": "account")") {
    return field("tried", "20", R"("type": ")" + type + R"(", "choices": [)" + list + "], " + more);
}

TEST_CASE("A right definition is accepted") {
    CHECK(formWith(text("tried", "20")).ok());
    CHECK(formWith(choices("one", R"({"number": 1, "name": "a", "label": "A"})")).ok());
    CHECK(formWith(
        field("tried", "20", R"("type": "many", "choice_list": "shared", "kind": "finding", "policy": "each")"))
              .ok());
}

struct Wrong {
    std::string fields;
    const char* attribute;
};

TEST_CASE("A wrong definition is refused with field and attribute") {
    const std::string a = R"({"number": 1, "name": "a", "label": "A"})";
    const std::string ranked = R"({"number": 1, "name": "a", "label": "A", "rank": 1})";
    const std::string protective = R"("kind": "finding", "policy": "protective", "not_obtained_rank": 5)";
    const auto wrong = GENERATE_COPY(Wrong{text("tried", "20", R"("colour": "red")"), "colour"},
        Wrong{text("Tried", "20"), "name"}, Wrong{text("tried", "3"), "number"},
        Wrong{text("tried", "20") + "," + text("tried", "21"), "name"},
        Wrong{text("other", "20") + "," + text("tried", "20"), "number"}, Wrong{text("about", "20"), "name"},
        Wrong{
            R"({"name": "tried", "number": 20, "type": "text", "max_length": 5, "section": "scene", "tier": "optional", "kind": "account"})",
            "label"},
        Wrong{field("tried", "20", R"("type": "colour", "kind": "account")"), "type"},
        Wrong{field("tried", "20", R"("type": "text", "kind": "account")"), "max_length"},
        Wrong{field("tried", "20", R"("type": "date")"), "kind"},
        Wrong{field("tried", "20", R"("type": "date", "kind": "finding")"), "policy"},
        Wrong{field("tried", "20", R"("type": "date", "kind": "account", "policy": "latest")"), "policy"},
        Wrong{text("tried", "20", R"("relevant": "${nobody} = 1")"), "relevant"},
        Wrong{text("tried", "20", R"("relevant": "${tried} =")"), "relevant"},
        Wrong{text("tried", "20", R"("constraint": "string-length(.) > 2")"), "constraint_message"},
        Wrong{text("tried", "20", R"("required": "1 = 1")"), "required"},
        Wrong{text("tried", "20", R"("reasons": ["asleep"])"), "reasons"},
        Wrong{text("tried", "20", R"("states": ["value", "not_obtained"], "reasons": ["bored"])"), "reasons"},
        Wrong{text("tried", "20", R"("folded": "yes")"), "folded"},
        Wrong{text("tried", "20", R"("calculated_only": true)"), "calculated_only"},
        Wrong{field("tried", "20", R"("type": "one", "kind": "account")"), "choices"},
        Wrong{field("tried", "20", R"("type": "many", "choice_list": "none", "kind": "account")"), "choice_list"},
        Wrong{choices("one", a + "," + a), "name"},
        Wrong{choices("one", a + R"(, {"number": 1, "name": "b", "label": "B"})"), "number"},
        Wrong{choices("one", R"({"number": 1, "name": "a"})"), "label"}, Wrong{choices("one", a, protective), "rank"},
        Wrong{choices("one", ranked), "rank"},
        Wrong{choices("one", ranked + R"(, {"number": 2, "name": "b", "label": "B", "rank": 1})", protective), "rank"},
        Wrong{choices("one", ranked, R"("kind": "finding", "policy": "protective")"), "not_obtained_rank"},
        Wrong{choices("many", ranked, protective), "policy"},
        Wrong{choices("one", a, R"("kind": "finding", "policy": "each")"), "policy"},
        Wrong{choices("one", R"({"number": 1, "name": "a", "label": "A", "asks": "nothing_there"})"), "asks"},
        Wrong{choices("one", R"({"number": 1, "name": "a", "label": "A", "all_well": true})"), "asks"},
        Wrong{choices("many", R"({"number": 1, "name": "a", "label": "A", "excludes": ["b"]})"), "excludes"},
        Wrong{choices("tri", a), "choices"},
        Wrong{field("tried", "20", R"("type": "many", "kind": "account", "items_of": "nobodies")"), "items_of"},
        Wrong{field("tried", "20", R"("type": "list", "item_noun": "Thing")"), "fields"},
        Wrong{
            field("tried", "20",
                R"("type": "list", "item_noun": "Thing", "order_by": "then", "fields": [)" + text("inner", "21") + "]"),
            "order_by"},
        Wrong{
            field("tried", "20",
                R"("type": "list", "item_noun": "Thing", "kind": "account", "fields": [)" + text("inner", "21") + "]"),
            "kind"},
        Wrong{
            R"({"name": "tried", "number": 20, "type": "text", "max_length": 5, "label": "T", "section": "cellar", "tier": "optional", "kind": "account"})",
            "section"},
        Wrong{
            R"({"name": "tried", "number": 20, "type": "text", "max_length": 5, "label": "T", "section": "scene", "tier": "essential", "kind": "account", "states": ["value"]})",
            "states"});
    CAPTURE(wrong.fields);
    const auto form = formWith(wrong.fields);
    REQUIRE_FALSE(form.ok());
    CAPTURE(form.error().message);
    CHECK(form.error().message.find("attribute '" + std::string(wrong.attribute) + "'") != std::string::npos);
}

TEST_CASE("A choice that says all is well stands last") {
    const std::string seen = text("seen", "21");
    const std::string well = R"({"number": 1, "name": "calm", "label": "Calm", "all_well": true, "asks": "seen"})";
    const std::string other = R"({"number": 2, "name": "crying", "label": "Crying"})";
    CHECK(formWith(choices("many", other + "," + well) + "," + seen).ok());
    CHECK_FALSE(formWith(choices("many", well + "," + other) + "," + seen).ok());
}

TEST_CASE("Reasons and sections have names of their own") {
    const auto* part = GENERATE(R"("reasons": [{"name": "asleep", "label": "A"}, {"name": "asleep", "label": "B"}])",
        R"("reasons": [{"name": "Not A Name", "label": "A"}])",
        R"("sections": [{"name": "s", "label": "S"}, {"name": "s", "label": "T"}])");
    const std::string json = R"({"id": "tried", "version": "1", "title": "Tried", "scopes": {"author": "officer"}, )"
        + std::string(part) + R"(, "fields": [)" + text("tried", "20") + "]}";
    const auto form = FormDefinition::fromJson(bytesOf(json));
    REQUIRE_FALSE(form.ok());
    CHECK(form.error().message.find("a name of its own") != std::string::npos);
}

TEST_CASE("A form says who holds its records, in words that are known") {
    const auto* scopes = GENERATE("", R"("scopes": {},)", R"("scopes": {"team": "team"},)",
        R"("scopes": {"author": "officer", "team": "child"},)", R"("scopes": {"author": "officer", "road": "team"},)");
    const std::string json = R"({"id": "tried", "version": "1", "title": "Tried", )" + std::string(scopes)
        + R"("sections": [{"name": "scene", "label": "S"}], "fields": [)" + text("tried", "20") + "]}";
    CHECK_FALSE(FormDefinition::fromJson(bytesOf(json)).ok());
}

TEST_CASE("A field makes a scope only by what it names") {
    const std::string reference = R"("type": "reference", "reference_kind": "person", "kind": "account", "scope": )";
    CHECK(formWith(field("tried", "20", reference + R"("child")")).ok());
    CHECK(formWith(text("tried", "20", R"("scope": "home")")).ok());
    CHECK(formWith(text("tried", "20", R"("scope": "officer")")).ok());
    const auto wrong = GENERATE_COPY(field("tried", "20", reference + R"("officer")"),
        field("tried", "20", reference + R"("street")"), text("tried", "20", R"("scope": "child")"),
        field("tried", "20", R"("type": "date", "kind": "account", "scope": "team")"));
    const auto form = formWith(wrong);
    REQUIRE_FALSE(form.ok());
    CHECK(form.error().message.find("'scope'") != std::string::npos);
}

TEST_CASE("Lists in lists have an end") {
    std::string fields = text("innermost", "100");
    for (int depth = 0; depth < 6; ++depth)
        fields = field("level" + std::to_string(depth), std::to_string(30 + depth),
            R"("type": "list", "item_noun": "Level", "fields": [)" + fields + "]");
    const auto form = formWith(fields);
    REQUIRE_FALSE(form.ok());
    CHECK(form.error().message.find("4 deep") != std::string::npos);
}

TEST_CASE("Octets that are no definition are refused, not believed") {
    const auto* json = GENERATE("", "[]", "7", "{", R"({"id": "x"})", R"({"id": "Not A Name"})");
    CHECK_FALSE(FormDefinition::fromJson(bytesOf(json)).ok());
    CHECK_FALSE(FormDefinition::fromJson(Bytes(2'000'000, '[')).ok());
}

} // namespace
} // namespace seenheard
