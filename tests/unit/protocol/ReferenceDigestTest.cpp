#include "sync/protocol/ReferenceDigest.h"

#include "tests/support/SeededRandom.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {

TEST_CASE("The digest of a set does not depend on the order, and what is taken out was never in it") {
    SeededRandom random(11);
    std::vector<std::string> items;
    for (int i = 0; i < 200; ++i)
        items.push_back(R"({"id":")" + std::to_string(random.below(1'000'000)) + R"("})");
    ReferenceDigest forwards;
    ReferenceDigest backwards;
    for (const auto& item : items)
        forwards.add(item);
    std::ranges::reverse(items);
    for (const auto& item : items)
        backwards.add(item);
    CHECK(forwards.sum() == backwards.sum());
    for (std::size_t i = 0; i + 1 < items.size(); ++i)
        forwards.remove(items[i]);
    ReferenceDigest last;
    last.add(items.back());
    CHECK(forwards.sum() == last.sum());
    forwards.remove(items.back());
    CHECK(forwards.sum() == Hash{});
}

TEST_CASE("The digest of one item is its SHA-256, and sums carry and borrow") {
    ReferenceDigest digest;
    digest.add("abc");
    CHECK(digest.sum().hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    digest.add("abc"); // Above 2^256: the highest bit is lost.
    CHECK(digest.sum().hex() == "74f02d7f1e039fd4828281bcbb5c44476006c3472c2ef5396821fec3e4002b5a");
    digest.remove("abc");
    CHECK(digest.sum().hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    ReferenceDigest below;
    below.remove("abc");
    below.add("abc");
    CHECK(below.sum() == Hash{});
}

} // namespace seenheard
