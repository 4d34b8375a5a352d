#include "sync/people/PlainName.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {
namespace {

using Words = std::vector<std::string>;

TEST_CASE("A name is compared without capitals, accents and apostrophes") {
    CHECK(plainWords("Zoë O’Brien-ŁUKASZ") == Words{"zoe", "obrien", "lukasz"});
    CHECK(plainWords("  Siân\tD'Arcy ") == Words{"sian", "darcy"});
    CHECK(plainWords("Zoe\u0308") == Words{"zoe"});
    CHECK(plainWords("Æthelstan Weiß Þór") == Words{"aethelstan", "weiss", "thor"});
}

TEST_CASE("Letters of other scripts stay as they were written") {
    CHECK(plainWords("نور Malik") == Words{"نور", "malik"});
    CHECK(plainWords("अनन्या") == Words{"अनन्या"});
}

TEST_CASE("Octets that are no text are left out and end nothing badly") {
    CHECK(plainWords("Rob\xffin") == Words{"rob", "in"});
    CHECK(plainWords("Rob\xe2\x82") == Words{"rob"});
    CHECK(plainWords("").empty());
}

TEST_CASE("A whole name has given names and a surname, in either order of writing") {
    CHECK(plainName("Robin James Ashworth") == PlainName{{"robin", "james"}, {"ashworth"}});
    CHECK(plainName("Ashworth, Robin") == PlainName{{"robin"}, {"ashworth"}});
    CHECK(plainName("Robin Ashworth-Lee") == PlainName{{"robin"}, {"ashworth", "lee"}});
}

TEST_CASE("One word alone is a given name") {
    CHECK(plainName("Robin") == PlainName{{"robin"}, {}});
    CHECK(plainName(" Robin ") == PlainName{{"robin"}, {}});
}

TEST_CASE("Words that name nobody are no names") {
    CHECK(plainName("Baby Ashworth") == PlainName{{}, {"ashworth"}});
    CHECK(plainName("not given") == PlainName{});
    CHECK(plainName("") == PlainName{});
}

} // namespace
} // namespace seenheard
