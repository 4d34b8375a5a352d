#include "sync/protocol/Moves.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

TEST_CASE("An announcement comes back as it was, and nothing else is taken for one") {
    const Moves moves{{3, 1'000'000'007}};
    const auto canonical = canonicalBytes(moves);
    CHECK(movesFrom(canonical).value() == moves);
    for (std::size_t length = 0; length < canonical.size(); ++length)
        CHECK_FALSE(movesFrom(BytesView(canonical).first(length)).ok());
    CHECK_FALSE(movesFrom(Bytes(100)).ok());
}

TEST_CASE("The cursor in a path's query is read strictly") {
    const auto path = movesPath({3, 17});
    CHECK(path == "/v1/moves?epoch=3&leaf=17");
    CHECK(cursorInQuery("epoch=3&leaf=17") == Cursor{3, 17});
    for (const auto* query : {"", "epoch=3", "leaf=17&epoch=3", "epoch=3&leaf=", "epoch=3&leaf=17&", "epoch=-3&leaf=1",
             "epoch=3&leaf=99999999999999999999999", "epoch= 3&leaf=1"})
        CHECK_FALSE(cursorInQuery(query));
}
