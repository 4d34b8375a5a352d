#include "sync/forms/Expression.h"

#include "sync/forms/IsoTime.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <map>

namespace seenheard {
namespace {

const std::map<std::string, Value, std::less<>> known{
    {"demeanour", Choices{{"clinging", "tearful_crying"}}},
    {"seen_status", Text("seen_and_spoken_to")},
    {"age", std::int64_t{3}},
    {"children", std::int64_t{2}},
    {"asleep_child", NotObtained{"asleep", {}}},
    {"taken_back", Cleared{}},
    {"quote", Text("gélé")},
    {"born", Text("2020-02-29")},
    {"began", *instantFrom("2022-03-26T23:30:00+00:00")},
    {"school", Reference{"school", "school-1"}},
    {"words/could_hear", Choices{{"nobody_else"}}},
    {"words//minutes", Choices{{"5", "5"}}},
    {"today", Text("2024-02-28")},
};

std::optional<Value> lookup(std::string_view name) {
    const auto found = known.find(name);
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

struct Judged {
    const char* text;
    bool truth;
};

TEST_CASE("An expression says what it says of the answers") {
    const auto judged = GENERATE(Judged{"selected(${demeanour}, 'clinging')", true},
        Judged{"selected(${demeanour}, 'calm_settled')", false},
        Judged{"selected(${seen_status}, 'seen_and_spoken_to')", true},
        Judged{"${seen_status} = 'seen_and_spoken_to'", true}, Judged{"${seen_status} != 'seen_and_spoken_to'", false},
        Judged{"${age} < 5", true}, Judged{"${age} <= 3 and ${age} >= 3", true}, Judged{"${age} > 3", false},
        Judged{"count(${children}) = 2", true}, Judged{"count(${unknown}) = 0", true},
        Judged{"count-selected(${demeanour}) = 2", true}, Judged{"${unknown} = ''", true},
        Judged{"${taken_back} = ''", true}, Judged{"${asleep_child} = ''", false},
        Judged{"not-obtained(${asleep_child})", true}, Judged{"reason-of(${asleep_child}) = 'asleep'", true},
        Judged{"not-obtained(not-obtained-because('asleep'))", true}, Judged{"not-obtained-because('') = ''", true},
        Judged{"coalesce(${unknown}, ${taken_back}, 'third') = 'third'", true},
        Judged{"if(${age} = 3, 'a', 'b') = 'a'", true}, Judged{"string-length(${quote}) = 4", true},
        Judged{"years-between(${born}, today()) = 3", true}, Judged{"years-between(${born}, '2024-02-29') = 4", true},
        Judged{"years-between(today(), ${born}) = ''", true}, Judged{"years-between(${unknown}, today()) < 1", false},
        Judged{"hours-after(${began}, 72) > ${began}", true}, Judged{"${school} = 'school-1'", true},
        Judged{"selected(${words/could_hear}, 'nobody_else')", true}, Judged{"not(false()) and true()", true},
        Judged{"true() or false() and false()", true}, Judged{"(true() or false()) and false()", false},
        Judged{"1 < 2 = true()", true}, Judged{". = 7", true}, Judged{"-3 < 0", true}, Judged{"answered(${age})", true},
        Judged{"${age} + 2 * 3 - 1 = 8", true}, Judged{"7 div 2 = 3.5", true}, Judged{"7 mod 3 = 1", true},
        Judged{"1 div 0 = ''", true}, Judged{"${unknown} + 1 = ''", true}, Judged{"${age} -3 = 0", true},
        Judged{"-${age} = -3", true}, Judged{"37.5 > 37 and 37.5 < 38", true}, Judged{"'2.50' = 2.5", true},
        Judged{"0.1 + 0.2 < 0.31", true}, Judged{"int((today() - ${born}) div 365.25) = 3", true},
        Judged{"today() - 28 = '2024-01-31'", true}, Judged{"date(${began}) = '2022-03-26'", true},
        Judged{"concat('a', ${age}, 'b') = 'a3b'", true}, Judged{"string(1 = 1) = 'true'", true},
        Judged{"number('12') = 12", true}, Judged{"round(2.345, 1) = 2.3", true}, Judged{"int(-2.7) = -2", true},
        Judged{"abs(-2) = 2", true}, Judged{"min(3, ${age}, 7) = 3", true}, Judged{"sum(${words/minutes}) = 10", true},
        Judged{"max(${words/minutes}) = 5", true}, Judged{"join(', ', ${words/minutes}) = '5, 5'", true},
        Judged{"contains(${quote}, 'él')", true},
        Judged{"starts-with(${quote}, 'g') and ends-with(${quote}, 'é')", true},
        Judged{"substr(${quote}, 1, 3) = 'él'", true}, Judged{"regex('07700 900123', '[0-9]{5} ?[0-9]{6}')", true},
        Judged{"regex('0770', '[0-9]{5}')", false}, Judged{"regex('a', '(')", false},
        Judged{"normalize-space('  a   b ') = 'a b'", true});
    CAPTURE(judged.text);
    const auto compiled = Expression::compile(judged.text);
    REQUIRE(compiled.ok());
    CHECK((*compiled)->isTrue(lookup, Value(std::int64_t{7})) == judged.truth);
}

TEST_CASE("An expression that cannot be understood is refused with its position") {
    const auto* text = GENERATE("", "selected(${a})", "selected(${a}, 'b'", "${A}", "${a", "'open", "nonsense(1)",
        "1 +", "a b", "= 1", "(1", "1)", "${a/b/c}", "12345678901234567890", "if(1,2)", "and", "1 2", "$", "!");
    CAPTURE(text);
    const auto compiled = Expression::compile(text);
    REQUIRE_FALSE(compiled.ok());
    CHECK(compiled.error().message.find("osition") != std::string::npos);
}

TEST_CASE("An expression nested too deep or too long is refused, not run out of stack") {
    CHECK_FALSE(Expression::compile(std::string(1000, '(') + "1" + std::string(1000, ')')).ok());
    CHECK_FALSE(Expression::compile(std::string(5000, ' ') + "1").ok());
    CHECK(Expression::compile(std::string(20, '(') + "1" + std::string(20, ')')).ok());
}

TEST_CASE("An expression names every field and fact that it reads") {
    const auto compiled = Expression::compile("${b} = 1 or selected(${list/item}, 'x') or today() = ${a}");
    REQUIRE(compiled.ok());
    CHECK((*compiled)->names() == std::vector<std::string>{"a", "b", "list/item", "today"});
}

TEST_CASE("Police protection ends 72 elapsed hours after it began, though the clocks change between") {
    const auto compiled = Expression::compile("hours-after(${began}, 72)");
    REQUIRE(compiled.ok());
    const auto value = (*compiled)->value(lookup, std::nullopt);
    REQUIRE(value);
    CHECK(
        std::get<Instant>(*value).utcMs - std::get<Instant>(known.at("began")).utcMs == std::int64_t{72} * 3600 * 1000);
}

} // namespace
} // namespace seenheard
