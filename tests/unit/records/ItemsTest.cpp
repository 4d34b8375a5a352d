#include "sync/records/Items.h"

#include "tests/unit/records/RecordBuilders.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

const auto robin = idNumbered<ItemId>(1);
const auto sam = idNumbered<ItemId>(2);
const auto quote = idNumbered<ItemId>(3);
const auto children = field(20);
const RegisterKey nameOfRobin{{20U, robin, 21U}};
const RegisterKey nameOfSam{{20U, sam, 21U}};
const RegisterKey wordsOfSam{{20U, sam, 50U, quote, 51U}};

using Items = std::vector<ItemId>;

} // namespace

TEST_CASE("Items of a list are those of which something stands, each once, in the order of their ids") {
    const auto state = folded({entryOf(1, 1,
        {saying(nameOfSam, Text("S")), saying(wordsOfSam, Text("no")), saying(nameOfRobin, Text("R")),
            saying(field(19), Text("other")), saying(RegisterKey{{21U, quote, 1U}}, true)})});
    CHECK(itemsOf(state, children) == Items{robin, sam});
    CHECK(itemsOf(state, RegisterKey{{20U, sam, 50U}}) == Items{quote});
    CHECK(itemsOf(state, RegisterKey{{20U, robin, 50U}}).empty());
    CHECK(itemsOf(state, field(22)).empty());
}

TEST_CASE("A withdrawn item leaves its list until somebody says something of it again") {
    const auto written = entryOf(1, 1, {saying(nameOfSam, Text("S")), saying(wordsOfSam, Text("no"))});
    const auto withdrawal = entryOf(2, 1,
        {saying(nameOfSam, Withdrawn{"twice"}, {operationIn(written, 0)}),
            saying(wordsOfSam, Withdrawn{"twice"}, {operationIn(written, 1)})});
    auto state = folded({written, withdrawal});
    const RegisterKey itemOfSam{{20U, sam}};
    CHECK(itemsOf(state, children).empty());
    CHECK(isWithdrawn(state, itemOfSam));
    CHECK(isWithdrawn(*headsAt(state, nameOfSam)));

    fold(state, entryOf(3, 1, {saying(wordsOfSam, Text("I want to go home"))}));

    CHECK(itemsOf(state, children) == Items{sam});
    CHECK_FALSE(isWithdrawn(state, itemOfSam));
}

TEST_CASE("An item of which nothing is known is not withdrawn") {
    CHECK_FALSE(isWithdrawn(emptyRecord(), RegisterKey{{20U, sam}}));
    CHECK_FALSE(isWithdrawn(std::vector<Head>{}));
}

} // namespace seenheard
