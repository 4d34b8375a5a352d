#include "sync/forms/TextPattern.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {
namespace {

struct Matched {
    const char* pattern;
    const char* text;
    bool fits;
};

TEST_CASE("A pattern fits a whole text or it does not") {
    const auto matched = GENERATE(Matched{"[A-Z]{2}[0-9]+", "AB123", true}, Matched{"[A-Z]{2}[0-9]+", "AB", false},
        Matched{"^\\d{5}$", "12345", true}, Matched{"^\\d{5}$", "123456", false}, Matched{"(cat|dog)s?", "dogs", true},
        Matched{"(cat|dog)s?", "cow", false}, Matched{"[^@ ]+@[^@ ]+\\.[a-z]{2,}", "dale@force.example", true},
        Matched{"g.l.", "gélé", true}, Matched{"[é-ü]", "ê", true}, Matched{"", "", true},
        Matched{"a{0,2}", "aaa", false}, Matched{"(a*)*b", "aaab", true}, Matched{"[]a]", "]", true},
        Matched{"\\S+\\s\\S+", "two words", true}, Matched{"(?:ab)+", "abab", true},
        Matched{"[\\w.-]+", "a_b.c-d", true});
    CAPTURE(matched.pattern, matched.text);
    const auto pattern = TextPattern::compile(matched.pattern);
    REQUIRE(pattern.ok());
    CHECK(pattern->matches(matched.text) == matched.fits);
}

TEST_CASE("A pattern that is not known here is refused in words") {
    const auto pattern = GENERATE("(", ")", "[a", "a{3,1}", "a{2000}", "*a", "(?=a)", "\\1", "a**", "[z-a]", "\\");
    CAPTURE(pattern);
    CHECK_FALSE(TextPattern::compile(pattern).ok());
}

TEST_CASE("A pattern made to take forever takes no longer than others") {
    const auto pattern = TextPattern::compile("(a+)+b");
    REQUIRE(pattern.ok());
    CHECK_FALSE(pattern->matches(std::string(4000, 'a')));
}

} // namespace
} // namespace seenheard
