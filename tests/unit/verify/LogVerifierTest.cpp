#include "sync/protocol/TreeHead.h"
#include "tests/support/CampaignOrder.h"
#include "tests/unit/verify/ExportedLog.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <iostream>
#include <numeric>
#include <random>

using namespace seenheard;

namespace {

using Items = std::vector<ExportItem>;

void checkFirst(const Verdict& verdict, LogFault fault, std::size_t leaf) {
    INFO("expected fault " << static_cast<int>(fault) << " at leaf " << leaf);
    REQUIRE(verdict.first);
    INFO(verdict.first->sentence);
    CHECK(verdict.first->fault == fault);
    CHECK(verdict.first->leaf == leaf);
}

Items without(const Items& items, std::size_t at) {
    auto changed = items;
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(at));
    return changed;
}

Items with(const Items& items, std::size_t at, ExportItem item) {
    auto changed = items;
    changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(at), std::move(item));
    return changed;
}

ExportedEntry& entryIn(Items& items, std::size_t at) {
    return std::get<ExportedEntry>(items[at]);
}

std::size_t turnAt(const ExportedLog& log, std::size_t number) {
    const auto& items = log.items();
    for (std::size_t i = 0;; ++i) {
        if (std::holds_alternative<ExportedTurn>(items[i]) && number-- == 0)
            return i;
    }
}

} // namespace

TEST_CASE("An export as the server writes it is whole") {
    ExportedLog log(24);
    const auto verdict = log.verdictOn(log.items());
    CHECK(verdict.whole());
    CHECK(verdict.leaves == log.entries().size());
    CHECK(verdict.leaves == log.server.store().log().head()->ref.size);
    CHECK(verdict.head == log.server.store().log().head()->ref);
    CHECK(verdict.turns == 25);
    CHECK(verdict.signers == 4); // the server's own among them
    CHECK(verdict.missingNumbers == 0);
}

TEST_CASE("T8: each entry that is deleted, inserted, moved or altered is named exactly") {
    constexpr std::size_t changed = 100;
    const auto order = CampaignOrder::fromEnvironment(40);
    ExportedLog log(order.rounds);
    const auto& items = log.items();
    const auto& places = log.entries();
    const auto foreign = log.foreignEntry();
    const auto count = places.size();
    REQUIRE(count >= changed);
    // All of a short log, as many of a long one.
    std::vector<std::size_t> leaves(count);
    std::iota(leaves.begin(), leaves.end(), 0U);
    std::shuffle(leaves.begin(), leaves.end(), std::mt19937_64(order.seed));
    leaves.resize(changed);
    for (const auto leaf : leaves) {
        CAPTURE(order.seed, leaf);
        const auto at = places[leaf];
        checkFirst(log.verdictOn(without(items, at)), LogFault::Dropped, leaf);
        checkFirst(log.verdictOn(with(items, at, foreign)), LogFault::Inserted, leaf);
        checkFirst(log.verdictOn(with(items, at, items[places[(leaf + 13) % count]])), LogFault::Inserted, leaf);

        auto swapped = items;
        const auto other = (leaf + 7) % count;
        std::swap(swapped[at], swapped[places[other]]);
        checkFirst(log.verdictOn(swapped), LogFault::Reordered, std::min(leaf, other));

        auto replaced = items;
        replaced[at] = foreign;
        checkFirst(log.verdictOn(replaced), LogFault::Altered, leaf);

        auto altered = items;
        auto& header = entryIn(altered, at).header;
        header[(leaf * 37) % header.size()] ^= 1U;
        checkFirst(log.verdictOn(altered), LogFault::Altered, leaf);

        auto resigned = items;
        entryIn(resigned, at).signature[leaf % 64] ^= 1U;
        checkFirst(log.verdictOn(resigned), LogFault::Altered, leaf);
    }
    std::cout << "T8: " << 7 * changed << " changes of 7 kinds to a log of " << count << " entries, " << 7 * changed
              << " named exactly\n";
}

TEST_CASE("A part that is absent is no alteration, and one that was altered is named") {
    ExportedLog log(8);
    auto items = log.items();
    entryIn(items, log.entries()[2]).parts.front() = std::monostate{};
    const auto absent = log.verdictOn(items);
    CHECK(absent.whole());
    CHECK(absent.partsAbsent == 1);

    std::get<SaltedPart>(entryIn(items, log.entries()[5]).parts.front()).canonical.back() ^= 1U;
    entryIn(items, log.entries()[7]).parts.front() = DamagedPart{};
    const auto altered = log.verdictOn(items);
    CHECK_FALSE(altered.whole());
    CHECK_FALSE(altered.first);
    REQUIRE(altered.wrongParts.size() == 2);
    CHECK(altered.wrongParts[0].leaf == 5);
    CHECK_FALSE(altered.wrongParts[0].damaged);
    CHECK(altered.wrongParts[1].leaf == 7);
    CHECK(altered.wrongParts[1].damaged);
}

TEST_CASE("T8: whole turns that are taken out, moved or put in again are named by their first leaf") {
    ExportedLog log(12);
    const auto& items = log.items();
    const auto third = turnAt(log, 3);
    const auto fourth = turnAt(log, 4);
    const auto fifth = turnAt(log, 5);
    const auto firstLeaf = static_cast<std::size_t>(
        std::find(log.entries().begin(), log.entries().end(), third + 1) - log.entries().begin());
    const auto place = [&items](std::size_t at) { return items.begin() + static_cast<std::ptrdiff_t>(at); };

    Items dropped(items.begin(), place(third));
    dropped.insert(dropped.end(), place(fourth), items.end());
    checkFirst(log.verdictOn(dropped), LogFault::Dropped, firstLeaf);

    auto moved = items;
    std::rotate(moved.begin() + static_cast<std::ptrdiff_t>(third), moved.begin() + static_cast<std::ptrdiff_t>(fourth),
        moved.begin() + static_cast<std::ptrdiff_t>(fifth));
    checkFirst(log.verdictOn(moved), LogFault::Reordered, firstLeaf);

    auto repeated = items;
    repeated.insert(repeated.begin() + static_cast<std::ptrdiff_t>(fourth), place(third), place(fourth));
    checkFirst(log.verdictOn(repeated), LogFault::Inserted, firstLeaf + (fourth - third - 1));
}

TEST_CASE("An entry altered together with the list of leaf hashes is named by its signature") {
    ExportedLog log(12);
    auto items = log.items();
    const auto turn = turnAt(log, 4);
    auto& entry = entryIn(items, turn + 2);
    entry.header.back() ^= 1U;
    std::get<ExportedTurn>(items[turn]).leafHashes[1] = merkleLeafHash(entryIdOf(entry.header).bytes());
    checkFirst(log.verdictOn(items), LogFault::Altered, static_cast<std::size_t>(entry.leaf));
}

TEST_CASE("An entry dropped together with its leaf hash and the head's size is named by its signer's chain") {
    ExportedLog log(12);
    auto items = log.items();
    const auto turn = turnAt(log, 4);
    const auto leaf = entryIn(items, turn + 2).leaf;
    auto& index = std::get<ExportedTurn>(items[turn]).leafHashes;
    index.erase(index.begin() + 1);
    items = without(items, turn + 2);
    checkFirst(log.verdictOn(items), LogFault::Dropped, static_cast<std::size_t>(leaf - 1));
}

TEST_CASE("A head that nobody signed, an altered certificate and a false end are found") {
    ExportedLog log(6);
    auto headless = log.items();
    std::get<ExportedTurn>(headless[turnAt(log, 3)]).head.back() ^= 1U;
    checkFirst(log.verdictOn(headless), LogFault::Head, 3);

    auto impostor = log.items();
    for (auto& item : impostor) {
        if (auto* signer = std::get_if<ExportedSigner>(&item))
            signer->certificate.back() ^= 1U;
    }
    checkFirst(log.verdictOn(impostor), LogFault::Certificate, 0);

    auto longer = log.items();
    std::get<ExportEnd>(longer.back()).leaves += 1;
    checkFirst(log.verdictOn(longer), LogFault::Dropped, log.entries().size());
}

TEST_CASE("A file that was cut names the first leaf that is not there any more") {
    ExportedLog log(6);
    const auto octets = log.exported();
    std::uint64_t last = 0;
    for (std::size_t length = octets.size() / 3; length < octets.size(); length += 61) {
        const auto verdict = log.verdictOn(Bytes(octets.begin(), octets.begin() + static_cast<std::ptrdiff_t>(length)));
        REQUIRE(verdict.first);
        CHECK((verdict.first->fault == LogFault::CutShort || verdict.first->fault == LogFault::Dropped));
        CHECK(verdict.first->leaf >= last);
        last = verdict.first->leaf;
    }
    CHECK(last + 1 >= log.entries().size());
}

TEST_CASE(
    "T10: a history that was signed anew contradicts the heads that its entries name, and those that tablets pinned") {
    ExportedLog log(9);
    // The administrator's way: drop an early entry and sign every later head again with the real issuing key.
    const auto identity = log.server.store().identity();
    REQUIRE(identity.ok());
    auto items = log.items();
    const auto turn = turnAt(log, 2);
    items = without(items, turn + 1);
    auto& dropped = std::get<ExportedTurn>(items[turn]).leafHashes;
    dropped.erase(dropped.begin());
    MerkleFrontier frontier;
    std::uint64_t leaf = 0;
    for (auto& item : items) {
        if (auto* one = std::get_if<ExportedTurn>(&item)) {
            for (const auto& hash : one->leafHashes)
                frontier.append(hash);
            auto head = treeHeadFrom(one->head);
            head->ref = {0, frontier.size, frontier.root()};
            sign(*head, identity->issuingKey);
            one->head = canonicalBytes(*head);
        } else if (auto* entry = std::get_if<ExportedEntry>(&item)) {
            entry->leaf = leaf++;
        } else if (auto* end = std::get_if<ExportEnd>(&item)) {
            end->leaves = leaf;
        }
    }
    const auto verdict = log.verdictOn(items);
    REQUIRE(verdict.first);
    CHECK(verdict.first->fault == LogFault::OtherHistory);

    const auto pinned = log.server.store().log().head()->ref;
    CHECK(log.verdictOn(log.items(), {std::nullopt, {pinned}}).whole());
    auto other = pinned;
    other.root.octets[0] ^= 1U;
    CHECK(log.verdictOn(log.items(), {std::nullopt, {other}}).first->fault == LogFault::OtherHistory);
    other = pinned;
    other.size += 5;
    CHECK(log.verdictOn(log.items(), {std::nullopt, {other}}).first->fault == LogFault::Dropped);
    std::cout << "T10: 1 history signed anew and 2 that contradict a pinned head, 3 found\n";
}

TEST_CASE("A flipped octet anywhere behind the beginning of an export never leaves it whole") {
    ExportedLog log(3);
    const auto octets = log.exported();
    const auto beginning = framed(log.items().front()).size();
    std::size_t unseen = 0;
    for (auto at = beginning; at < octets.size(); ++at) {
        auto flipped = octets;
        flipped[at] ^= 0x01U;
        unseen += log.verdictOn(flipped).whole() ? 1 : 0;
    }
    // What nobody signs: that an entry is held, and when it was received.
    CHECK(unseen <= log.entries().size() * 9);
}
