#include "sync/server/reference/CsvTable.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

std::vector<std::string> secondRow(std::string_view text) {
    const auto rows = csvRowsFrom(text);
    REQUIRE(rows.ok());
    REQUIRE(rows->size() == 2);
    return (*rows)[1].cells;
}

} // namespace

TEST_CASE("Cells may hold commas, line ends and quotation marks inside quotation marks") {
    CHECK(secondRow("a,b\r\n\"1, 2\",\"say \"\"hm\"\"\nand go\"\r\n")
        == std::vector<std::string>{"1, 2", "say \"hm\"\nand go"});
    CHECK(secondRow("a,b\n,last") == std::vector<std::string>{"", "last"});
    CHECK(secondRow("\xEF\xBB\xBF"
                    "a,b\n1,2\n")
        == std::vector<std::string>{"1", "2"});
}

TEST_CASE("A row knows its line, whatever stands before it") {
    const auto rows = csvRowsFrom("a,b\n\n\"x\ny\",1\n2,3\n");
    REQUIRE(rows.ok());
    REQUIRE(rows->size() == 3);
    CHECK((*rows)[1].line == 3);
    CHECK((*rows)[2].line == 5);
}

TEST_CASE("A row with another number of cells, an open quotation and text behind one are refused by line") {
    for (const auto& [text, message] : std::vector<std::pair<std::string, std::string>>{
             {"a,b\n1\n", "line 2: there are 1 cells; the first row has 2."},
             {"a,b\n\"1,2\n", "line 2: a quotation mark is never closed."},
             {"a,b\n1,2\n\"1\"x,2\n", "line 3: a comma or the end of the line has to follow a quotation mark."}}) {
        const auto rows = csvRowsFrom(text);
        REQUIRE_FALSE(rows.ok());
        CHECK(rows.error().message == message);
    }
}

TEST_CASE("What separates the cells is seen in the first row, not in what stands in quotation marks there") {
    CHECK(separatorOf("a,b\n1;2;3;4\n") == ',');
    CHECK(separatorOf("a;b;\"c,d,e,f\"\n") == ';');
    CHECK(separatorOf("a\tb\n") == '\t');
    CHECK(separatorOf("a") == ',');
    CHECK(separatorOf("") == ',');
}

TEST_CASE("A line that was written is read as the same cells") {
    const std::vector<std::string> cells{"", "1, 2", "say \"hm\"", "two\r\nlines", " a ", ""};
    const auto rows = csvRowsFrom("a,b,c,d,e,f\n" + csvLine(cells));
    REQUIRE(rows.ok());
    CHECK((*rows)[1].cells == cells);
}
