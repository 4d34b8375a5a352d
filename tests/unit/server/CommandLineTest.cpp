#include "sync/server/admin/CommandLine.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

const CommandShape shape{"load", "DIR", false, "Loads.",
    {{"store", "FILE", "The store.", true, false}, {"host", "HOST", "A host.", false, true},
        {"hours", "N", "Hours.", false, false}, {"json", "", "As JSON.", false, false}}};

std::string refusal(const std::vector<std::string>& words) {
    const auto read = Arguments::read(shape, words);
    REQUIRE_FALSE(read.ok());
    return read.error().message;
}

} // namespace

TEST_CASE("Options are read in any order and both spellings") {
    const auto read =
        Arguments::read(shape, {"--host", "a", "dir", "--store=x=y", "--json", "--host=b", "--hours", "5"});
    REQUIRE(read.ok());
    CHECK(read->get("store") == "x=y");
    CHECK(read->all("host") == std::vector<std::string>{"a", "b"});
    CHECK(read->operands() == std::vector<std::string>{"dir"});
    CHECK(read->find("json").has_value());
    CHECK(*read->number("hours", 1, 1, 10) == 5);
    CHECK_FALSE(read->number("hours", 1, 1, 4).ok());
    CHECK(*read->number("absent", 3, 1, 4) == 3);
}

TEST_CASE("Whatever is wrong with the words is named in one line") {
    CHECK(refusal({"dir"}) == "load: --store FILE is missing. See 'seenheard-server load --help'.");
    CHECK(refusal({"dir", "--store"}).find("--store needs a value.") != std::string::npos);
    CHECK(refusal({"dir", "--store", "a", "--store", "b"}).find("twice") != std::string::npos);
    CHECK(refusal({"dir", "--stor", "a"}).find("no option --stor.") != std::string::npos);
    CHECK(refusal({"dir", "again", "--store", "a"}).find("'again'") != std::string::npos);
    CHECK(refusal({"--store", "a"}).find("DIR is missing.") != std::string::npos);
}

TEST_CASE("Help needs nothing else to be right") {
    const auto read = Arguments::read(shape, {"--nothing-yet-read", "--help"});
    CHECK_FALSE(read.ok());
    CHECK(Arguments::read(shape, {"--help", "--whatever"})->asksForHelp());
    CHECK(helpFor(shape).find("--host HOST") != std::string::npos);
}
