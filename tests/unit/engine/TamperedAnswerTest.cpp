#include "sync/engine/SyncSession.h"
#include "tests/unit/engine/FakeServer.h"
#include "tests/unit/engine/MemoryStoreFake.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

namespace seenheard {

namespace {

struct Tampering {
    std::string what;
    std::function<void(ExchangeResponse&)> spoil;
};

Bytes reencoded(const Bytes& canonical, const std::function<void(Entry&)>& change) {
    auto entry = entryFrom(canonical).value();
    change(entry);
    return canonicalBytes(entry);
}

std::vector<Tampering> tamperings() {
    return {
        {"a leaf left out", [](ExchangeResponse& r) { r.leaves.erase(r.leaves.begin() + 1); }},
        {"two leaves swapped", [](ExchangeResponse& r) { std::swap(r.leaves[0].entry, r.leaves[1].entry); }},
        {"leaves with other numbers", [](ExchangeResponse& r) { r.leaves[2].leaf = 7; }},
        {"a leaf repeated", [](ExchangeResponse& r) { r.leaves[2] = r.leaves[1]; }},
        {"a signature altered",
            [](ExchangeResponse& r) {
                r.leaves[1].entry = reencoded(r.leaves[1].entry, [](Entry& e) { e.signature.octets[5] ^= 1; });
            }},
        {"a part altered",
            [](ExchangeResponse& r) {
                r.leaves[1].entry = reencoded(r.leaves[1].entry, [](Entry& e) { e.parts[0]->canonical.back() ^= 1; });
            }},
        {"octets that are no entry", [](ExchangeResponse& r) { r.leaves[0].entry = {0x80}; }},
        {"a certificate altered", [](ExchangeResponse& r) { r.certificates[0].officerName = "Somebody Else"; }},
        {"a certificate left out", [](ExchangeResponse& r) { r.certificates.clear(); }},
        {"a tree head altered", [](ExchangeResponse& r) { r.treeHead.ref.root.octets[0] ^= 1; }},
        {"a tree head's signature altered", [](ExchangeResponse& r) { r.treeHead.signature.octets[0] ^= 1; }},
        {"a cursor beyond the leaves", [](ExchangeResponse& r) { ++r.cursor.leaf; }},
        {"a cursor of another epoch", [](ExchangeResponse& r) { ++r.cursor.epoch; }},
        {"an inclusion proof altered", [](ExchangeResponse& r) { r.receipts[0].inclusion[0].octets[0] ^= 1; }},
        {"a receipt for another leaf", [](ExchangeResponse& r) { ++r.receipts[0].leaf; }},
        {"an entry that no act releases", [](ExchangeResponse& r) { r.leaves[0].released = r.leaves[1].entry; }},
        {"a form under another hash",
            [](ExchangeResponse& r) {
                r.forms.push_back({Hash{}, {'{', '}'}});
            }},
    };
}

} // namespace

TEST_CASE("A tampered answer is refused whole, says so, and leaves the store as it was") {
    const auto tampering = GENERATE(from_range(tamperings()));
    CAPTURE(tampering.what);
    FakeClock clock;
    FakeServer server;
    FakeAuthor author(server, 1);
    FakeAuthor other(server, 2);
    MemoryStoreFake store;
    SeededRandom random(3);
    const auto runWith = [&](MemoryStoreFake& where, FakeAuthor& who) -> Status {
        SyncSession session(
            where, {std::string(FakeServer::name), server.issuingKey(), who.certificate.signer()}, who.key, clock);
        for (;;) {
            auto request = session.nextRequest();
            if (!request)
                return request.error();
            if (!*request)
                return success();
            if (auto taken = session.take(server.answer(**request)); !taken)
                return taken;
        }
    };
    MemoryStoreFake others;
    for (int i = 0; i < 4; ++i)
        others.save(other.write(random.id<RecordId>(), 16, "seen"));
    REQUIRE(runWith(others, other).ok());
    store.save(author.write(random.id<RecordId>(), 16, "heard"));

    server.spoil = tampering.spoil;
    const auto refused = runWith(store, author);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::BadSignature);
    CHECK(refused.error().message.find("refused whole") != std::string::npos);
    CHECK(store.applied == 0);
    CHECK(store.leaves.empty());
    CHECK(store.at.cursor.leaf == 0);

    server.spoil = nullptr;
    REQUIRE(runWith(store, author).ok());
    CHECK(store.leaves.size() == 5);
    CHECK(store.stateOf(1) == ReceiptState::Applied);
}

TEST_CASE("A server that shows a shorter or another history than before is refused") {
    FakeClock clock;
    FakeServer first;
    FakeAuthor author(first, 1);
    MemoryStoreFake store;
    SeededRandom random(3);
    const auto runAt = [&](FakeServer& server) -> Status {
        SyncSession session(store, {std::string(FakeServer::name), server.issuingKey(), author.certificate.signer()},
            author.key, clock);
        for (;;) {
            auto request = session.nextRequest();
            if (!request || !*request)
                return request ? success() : Status(request.error());
            if (auto taken = session.take(server.answer(**request)); !taken)
                return taken;
        }
    };
    store.save(author.write(random.id<RecordId>(), 16, "one"));
    store.save(author.write(random.id<RecordId>(), 16, "two"));
    REQUIRE(runAt(first).ok());
    const auto before = store.at.cursor;

    // The same keys, another log: what an administrator could do.
    FakeServer second;
    FakeAuthor again(second, 1);
    MemoryStoreFake elsewhere;
    for (int i = 0; i < 3; ++i)
        elsewhere.save(again.write(random.id<RecordId>(), 16, "other"));
    SyncSession fill(
        elsewhere, {std::string(FakeServer::name), second.issuingKey(), again.certificate.signer()}, again.key, clock);
    REQUIRE(fill.take(second.answer(**fill.nextRequest())).ok());

    const auto refused = runAt(second);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::BadSignature);
    CHECK(store.at.cursor == before);
}

} // namespace seenheard
