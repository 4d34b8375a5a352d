#include "sync/server/reference/ItemPositions.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

TEST_CASE("Each element of an array is found on its line") {
    using Lines = std::vector<std::size_t>;
    CHECK(linesOfElements("[]").empty());
    CHECK(linesOfElements("[\n]").empty());
    CHECK(linesOfElements("[{\"a\": [1,\n2]},\n\n{\"b\": \"],\\\"\\n[\"}, 3\n]") == Lines{1, 4, 4});
    CHECK(linesOfElements("\n[ \"x\",\n[]\n,{}]") == Lines{2, 3, 4});
}
