#include "tests/integration/exchange/WholeTablet.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

namespace seenheard {

namespace {

struct Lie {
    std::string what;
    std::function<void(ExchangeResponse&)> tell;
    bool frees = false; ///< Whether an entry may count as applied afterwards.
};

EntryId nobodys() {
    EntryId id;
    id.octets.fill(0xAB);
    return id;
}

/// As if the page had ended before what the receipts are of.
void endPageBefore(ExchangeResponse& answer) {
    answer.leaves.clear();
    answer.passed.clear();
    answer.cursor.leaf = 0;
}

void leaveOutLeaves(ExchangeResponse& answer) {
    // As if the page had ended before: the proofs are then of nothing new.
    answer.leaves.clear();
    answer.certificates.clear();
}

std::vector<Lie> lies() {
    return {
        {"applied without a proof",
            [](ExchangeResponse& answer) {
                endPageBefore(answer);
                for (auto& receipt : answer.receipts)
                    receipt.inclusion.clear();
            }},
        {"a leaf left out that no receipt names", [](ExchangeResponse& answer) { answer.receipts.clear(); }},
        {"a leaf left out that the receipt of another entry names",
            [](ExchangeResponse& answer) {
                for (auto& receipt : answer.receipts)
                    receipt.entry = nobodys();
            }},
        {"applied at another leaf",
            [](ExchangeResponse& answer) {
                for (auto& receipt : answer.receipts)
                    receipt.leaf ^= 1U;
            }},
        {"applied with the proof of another entry",
            [](ExchangeResponse& answer) {
                if (answer.receipts.size() == 2)
                    std::swap(answer.receipts[0].entry, answer.receipts[1].entry);
            }},
        {"applied, for an entry of another officer",
            [](ExchangeResponse& answer) {
                for (auto& receipt : answer.receipts)
                    receipt.entry = nobodys();
                leaveOutLeaves(answer);
            }},
        {"only received, for ever",
            [](ExchangeResponse& answer) {
                for (auto& receipt : answer.receipts)
                    receipt = {receipt.entry, ReceiptState::Received, HoldReason::None, receipt.atMs, 0, {}};
            },
            true},
        {"unknown, though it has them",
            [](ExchangeResponse& answer) {
                for (auto& receipt : answer.receipts)
                    receipt = {receipt.entry, ReceiptState::Unknown, HoldReason::None, receipt.atMs, 0, {}};
            },
            true},
        {"each receipt ten times",
            [](ExchangeResponse& answer) {
                const auto once = answer.receipts;
                for (int i = 0; i < 9; ++i)
                    answer.receipts.insert(answer.receipts.end(), once.begin(), once.end());
            },
            true},
        {"applied, and then unknown in the same breath",
            [](ExchangeResponse& answer) {
                const auto once = answer.receipts;
                for (const auto& receipt : once)
                    answer.receipts.push_back(
                        {receipt.entry, ReceiptState::Unknown, HoldReason::None, receipt.atMs, 0, {}});
            },
            true},
        {"more to come, for ever", [](ExchangeResponse& answer) { answer.more = true; }, true},
        {"numbers missing that are not",
            [](ExchangeResponse& answer) {
                answer.missingNumbers = {1, 2, 99};
            },
            true},
    };
}

} // namespace

TEST_CASE("What a server lies about receipts loses nothing, doubles nothing and frees nothing") {
    const auto lie = GENERATE(from_range(lies()));
    CAPTURE(lie.what);
    ServerUnderTest server;
    WholeTablet other(server, "PC 2 Khan");
    other.save(1, "of another officer");
    REQUIRE(other.exchange().ok());
    WholeTablet tablet(server, "PC 1 Dale");
    tablet.save(1, "heard");
    tablet.save(2, "seen");
    for (int time = 0; time < 3; ++time) {
        static_cast<void>(tablet.exchangeWith(lie.tell).ok());
        const auto here = tablet.entries();
        for (const auto& id : tablet.saved)
            CHECK(here.contains(id));
        if (!lie.frees) {
            CHECK(tablet.store->entries().own(1)->state == EntryState::Waiting);
            CHECK(tablet.store->sync().outgoing(0, 100'000, 10)->size() == 2);
        }
    }
    tablet.save(3, "written meanwhile");
    REQUIRE(tablet.exchange().ok());
    REQUIRE(other.exchange().ok());
    REQUIRE(tablet.exchange().ok());
    CHECK(server.store().log().head()->ref.size == 4);
    CHECK(tablet.entries() == other.entries());
    for (std::uint64_t number = 1; number <= 3; ++number)
        CHECK(tablet.store->entries().own(number)->joined);
    for (const auto record : std::to_array<std::uint8_t>({1, 2, 3}))
        CHECK(tablet.applied(record) == other.applied(record));
}

TEST_CASE("A server that calls an entry unknown after it was applied frees and sends nothing again") {
    ServerUnderTest server;
    WholeTablet tablet(server, "PC 1 Dale");
    tablet.save(1, "heard");
    REQUIRE(tablet.exchange().ok());
    const auto before = tablet.digest();
    REQUIRE(
        tablet
            .exchangeWith([&tablet](ExchangeResponse& answer) {
                answer.receipts.push_back({tablet.saved.front(), ReceiptState::Unknown, HoldReason::None, 1, 0, {}});
                answer.receipts.push_back(
                    {tablet.saved.front(), ReceiptState::Refused, HoldReason::Malformed, 1, 0, {}});
            })
            .ok());
    CHECK(tablet.digest() == before);
    CHECK(tablet.store->sync().outgoing(0, 100'000, 10)->empty());
}

TEST_CASE("A server that refuses what was good keeps nobody from finding it on the tablet") {
    ServerUnderTest server;
    WholeTablet tablet(server, "PC 1 Dale");
    tablet.save(1, "heard");
    static_cast<void>(tablet
                          .exchangeWith([](ExchangeResponse& answer) {
                              for (auto& receipt : answer.receipts)
                                  receipt = {receipt.entry, ReceiptState::Refused, HoldReason::Malformed, 1, 0, {}};
                              answer.leaves.clear();
                              answer.certificates.clear();
                          })
                          .ok());
    CHECK(tablet.entries().contains(tablet.saved.front()));
    // The log is stronger than the refusal: the leaf comes by the feed.
    REQUIRE(tablet.exchange().ok());
    CHECK(tablet.store->entries().own(1)->state == EntryState::Applied);
}

} // namespace seenheard
