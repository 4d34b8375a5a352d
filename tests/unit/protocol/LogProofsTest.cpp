#include "sync/protocol/LogProofs.h"

#include "tests/unit/protocol/NaiveMerkleTree.h"
#include "tests/unit/protocol/ProtocolBuilders.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

/// A small server's log: real entries, and their ids as leaves.
struct SmallLog {
    std::vector<Bytes> entries;
    std::vector<EntryId> ids;
    NaiveMerkleTree tree;

    explicit SmallLog(std::size_t size, std::uint64_t seed = 1) {
        SeededRandom random(seed);
        for (std::size_t i = 0; i < size; ++i) {
            const auto entry = someEntry(random, keyOf(1), 0);
            entries.push_back(canonicalBytes(entry));
            ids.push_back(entryIdOf(entry.header));
            tree.leafHashes.push_back(merkleLeafHash(ids.back().bytes()));
        }
    }

    [[nodiscard]] TreeHeadRef head(std::uint64_t size) const { return {1, size, tree.root(size)}; }

    [[nodiscard]] Hash rootOver(std::uint64_t first, std::uint64_t end) const {
        NaiveMerkleTree part;
        part.leafHashes.assign(tree.leafHashes.begin() + static_cast<std::ptrdiff_t>(first),
            tree.leafHashes.begin() + static_cast<std::ptrdiff_t>(end));
        return part.root(end - first);
    }

    [[nodiscard]] MerkleFrontier frontier(std::uint64_t size) const {
        MerkleFrontier made;
        for (std::uint64_t leaf = 0; leaf < size; ++leaf)
            made.append(tree.leafHashes[leaf]);
        return made;
    }

    [[nodiscard]] ExchangeResponse page(std::uint64_t from, std::uint64_t to, std::uint64_t size) const {
        ExchangeResponse answer;
        for (auto leaf = from; leaf < to; ++leaf)
            answer.leaves.push_back({leaf, entries[leaf], HoldReason::None, {}});
        answer.cursor = {1, to};
        answer.treeHead.ref = head(size);
        answer.pageConsistency = tree.consistency(to, size);
        return answer;
    }
};

ErrorCode refusalOf(const MerkleFrontier& frontier, const ExchangeResponse& answer) {
    const auto checked = verifyFeedPage(frontier, answer);
    REQUIRE_FALSE(checked.ok());
    return checked.error().code;
}

} // namespace

TEST_CASE("Every page of every log verifies and moves the frontier behind it") {
    const SmallLog log(12);
    for (std::uint64_t size = 0; size <= 12; ++size)
        for (std::uint64_t from = 0; from <= size; ++from)
            for (auto to = from; to <= size; ++to) {
                CAPTURE(from, to, size);
                const auto behind = verifyFeedPage(log.frontier(from), log.page(from, to, size));
                REQUIRE(behind.ok());
                REQUIRE(behind.value() == log.frontier(to));
            }
}

TEST_CASE("A page with an entry altered, dropped, swapped or inserted is refused") {
    const SmallLog log(20);
    const SmallLog foreign(20, 2);
    const auto good = log.page(5, 12, 20);
    const auto frontier = log.frontier(5);

    auto altered = good;
    altered.leaves[3].entry = foreign.entries[8];
    CHECK(refusalOf(frontier, altered) == ErrorCode::BadSignature);
    auto swapped = good;
    std::swap(swapped.leaves[2].entry, swapped.leaves[3].entry);
    CHECK(refusalOf(frontier, swapped) == ErrorCode::BadSignature);
    auto dropped = good;
    dropped.leaves.erase(dropped.leaves.begin() + 2);
    CHECK(refusalOf(frontier, dropped) == ErrorCode::BadSignature);
    auto cut = good;
    cut.leaves.pop_back();
    CHECK(refusalOf(frontier, cut) == ErrorCode::BadSignature);
    auto inserted = good;
    inserted.leaves.push_back({12, foreign.entries[0], HoldReason::None, {}});
    inserted.cursor.leaf = 13;
    CHECK(refusalOf(frontier, inserted) == ErrorCode::BadSignature);
    auto misnumbered = good;
    misnumbered.leaves[3].leaf = 9;
    CHECK(refusalOf(frontier, misnumbered) == ErrorCode::BadSignature);
    auto unreadable = good;
    unreadable.leaves[0].entry = {0x00};
    CHECK(refusalOf(frontier, unreadable) == ErrorCode::Malformed);
}

TEST_CASE("A page from another place, with another cursor or another epoch is refused") {
    const SmallLog log(20);
    CHECK(refusalOf(log.frontier(4), log.page(5, 12, 20)) == ErrorCode::BadSignature);
    auto answer = log.page(5, 12, 20);
    answer.cursor.leaf = 13;
    CHECK(refusalOf(log.frontier(5), answer) == ErrorCode::BadSignature);
    answer.cursor = {2, 12};
    CHECK(refusalOf(log.frontier(5), answer) == ErrorCode::BadSignature);
}

namespace {

/// Any page of a log of which only some leaves are for the reader.
ExchangeResponse pageWithout(const SmallLog& log, std::uint64_t from, std::uint64_t to, std::uint64_t size,
    const std::function<bool(std::uint64_t)>& isFollowed) {
    auto answer = log.page(from, to, size);
    answer.leaves.clear();
    auto passedFrom = from;
    const auto passTo = [&](std::uint64_t end) {
        for (const auto& place : subtreesCovering(passedFrom, end)) {
            const auto first = place.index << place.level;
            answer.passed.push_back({first, place.level, log.rootOver(first, first + (1ULL << place.level))});
        }
        passedFrom = end + 1;
    };
    for (auto leaf = from; leaf < to; ++leaf) {
        if (!isFollowed(leaf))
            continue;
        passTo(leaf);
        answer.leaves.push_back({leaf, log.entries[leaf], HoldReason::None, {}});
    }
    passTo(to);
    return answer;
}

} // namespace

TEST_CASE("A page that passes over what its reader does not follow is proved like a whole one") {
    SeededRandom random(5);
    const SmallLog log(40);
    for (int round = 0; round < 400; ++round) {
        const auto size = random.below(41);
        const auto from = random.below(size + 1);
        const auto to = from + random.below(size - from + 1);
        const auto followed = 1 + random.below(12);
        CAPTURE(from, to, size, followed);
        const auto page = pageWithout(log, from, to, size, [&](std::uint64_t) { return random.oneIn(followed); });
        const auto behind = verifyFeedPage(log.frontier(from), page);
        REQUIRE(behind.ok());
        CHECK(behind.value() == log.frontier(to));
    }
}

TEST_CASE("A page that passes over leaves by a hash that is not theirs, or not where they are, is refused") {
    const SmallLog log(40);
    const auto good = pageWithout(log, 3, 37, 40, [](std::uint64_t leaf) { return leaf % 9 == 0; });
    const auto frontier = log.frontier(3);
    REQUIRE(verifyFeedPage(frontier, good).ok());
    REQUIRE(good.passed.size() > 6);

    auto altered = good;
    altered.passed[2].hash.octets[7] ^= 1U;
    CHECK(refusalOf(frontier, altered) == ErrorCode::BadSignature);
    auto dropped = good;
    dropped.passed.erase(dropped.passed.begin() + 3);
    CHECK(refusalOf(frontier, dropped) == ErrorCode::BadSignature);
    auto larger = good;
    ++larger.passed[1].level;
    CHECK(refusalOf(frontier, larger) == ErrorCode::BadSignature);
    auto misplaced = good;
    ++misplaced.passed.back().first;
    CHECK(refusalOf(frontier, misplaced) == ErrorCode::BadSignature);
    auto twice = good;
    twice.passed.push_back(good.passed.back());
    CHECK(refusalOf(frontier, twice) == ErrorCode::BadSignature);
}

TEST_CASE("An entry that came beside the page proves its own leaf only") {
    const SmallLog log(9);
    ProvenEntry proven{4, log.entries[4], log.tree.inclusion(4, 9)};
    CHECK(verifyInLog(proven, log.ids[4], log.head(9)).ok());
    CHECK_FALSE(verifyInLog(proven, log.ids[5], log.head(9)).ok());
    proven.leaf = 5;
    CHECK_FALSE(verifyInLog(proven, log.ids[4], log.head(9)).ok());
}

TEST_CASE("An empty log has no page but the empty one") {
    const SmallLog log(3);
    CHECK(verifyFeedPage(MerkleFrontier{}, log.page(0, 0, 0)).ok());
    auto liar = log.page(0, 0, 0);
    liar.treeHead.ref.root.octets[0] ^= 1U;
    CHECK(refusalOf(MerkleFrontier{}, liar) == ErrorCode::BadSignature);
    auto beyond = log.page(0, 3, 3);
    beyond.treeHead.ref = log.head(2);
    beyond.pageConsistency = {};
    CHECK(refusalOf(MerkleFrontier{}, beyond) == ErrorCode::BadSignature);
}

TEST_CASE("A log that grew proves it from every head seen before") {
    const SmallLog log(20);
    for (std::uint64_t older = 0; older <= 20; ++older)
        CHECK(verifyGrowth(log.head(older), log.head(20), log.tree.consistency(older, 20)).ok());
}

TEST_CASE("A log that was rewritten, shortened or belongs to another epoch is refused") {
    const SmallLog log(20);
    const SmallLog rewritten(20, 2);
    CHECK_FALSE(verifyGrowth(log.head(7), rewritten.head(20), rewritten.tree.consistency(7, 20)).ok());
    CHECK_FALSE(verifyGrowth(log.head(20), rewritten.head(20), {}).ok());
    CHECK_FALSE(verifyGrowth(log.head(20), log.head(19), {}).ok());
    auto other = log.head(20);
    other.epoch = 2;
    CHECK_FALSE(verifyGrowth(log.head(7), other, log.tree.consistency(7, 20)).ok());
}

TEST_CASE("A receipt proves the leaf of its own entry only") {
    const SmallLog log(9);
    Receipt receipt{log.ids[4], ReceiptState::Applied, HoldReason::None, 1, 4, log.tree.inclusion(4, 9)};
    CHECK(verifyReceipt(receipt, log.head(9)).ok());
    receipt.entry = log.ids[5];
    CHECK_FALSE(verifyReceipt(receipt, log.head(9)).ok());
    receipt = {log.ids[4], ReceiptState::Held, HoldReason::Fork, 1, 5, log.tree.inclusion(4, 9)};
    CHECK_FALSE(verifyReceipt(receipt, log.head(9)).ok());
    CHECK(verifyReceipt({log.ids[4], ReceiptState::Received, HoldReason::None, 1, 0, {}}, log.head(9)).ok());
}
