#include "sync/engine/ServerRefusal.h"

#include "sync/engine/SyncSession.h"
#include "tests/unit/engine/FakeServer.h"
#include "tests/unit/engine/MemoryStoreFake.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

HttpResponse refusing(
    const std::string& code, const std::string& sentence, std::optional<std::int64_t> timeMs = std::nullopt) {
    return {400, canonicalBytes(ErrorAnswer{code, sentence, timeMs})};
}

Error takenBy(const HttpResponse& response) {
    FakeClock clock;
    FakeServer server;
    FakeAuthor author(server, 1);
    MemoryStoreFake store;
    SyncSession session(
        store, {std::string(FakeServer::name), server.issuingKey(), author.certificate.signer()}, author.key, clock);
    REQUIRE(session.nextRequest().ok());
    const auto taken = session.take(response);
    REQUIRE_FALSE(taken.ok());
    CHECK(store.applied == 0);
    return taken.error();
}

} // namespace

TEST_CASE("A refusal keeps the server's sentence and the code it named") {
    const auto refusal = serverRefusal(refusing("revoked", "This tablet was revoked by Sgt Hale."));
    CHECK(refusal.error.code == ErrorCode::Revoked);
    CHECK(refusal.error.message == "The server answered: This tablet was revoked by Sgt Hale.");
}

TEST_CASE("A word that means something on a tablet only is not believed from a server") {
    CHECK(serverRefusal(refusing("wrong_pin", "x")).error.code == ErrorCode::ServerRefused);
    CHECK(serverRefusal(refusing("storage_full", "x")).error.code == ErrorCode::ServerRefused);
    CHECK(serverRefusal(refusing("no_such_word", "x")).error.code == ErrorCode::ServerRefused);
}

TEST_CASE("A status without a readable body is explained by its number") {
    CHECK(serverRefusal({413, {}}).error.code == ErrorCode::TooLarge);
    CHECK(serverRefusal({503, {}}).error.code == ErrorCode::Busy);
    CHECK(serverRefusal({500, {1, 2, 3}}).error.message.find("500") != std::string::npos);
}

TEST_CASE("Only clock_off carries a time") {
    CHECK(serverRefusal(refusing("clock_off", "x", 1'772'442'000'000)).serverTimeMs == 1'772'442'000'000);
    CHECK_FALSE(serverRefusal(refusing("busy", "x", 1'772'442'000'000)).serverTimeMs);
    CHECK_FALSE(serverRefusal(refusing("clock_off", "It is 1772442000000 ms since 1970.")).serverTimeMs);
}

TEST_CASE("An answer that is not CBOR, not packed, cut or empty is an error that takes nothing in") {
    CHECK(takenBy({200, {}}).code == ErrorCode::Malformed);
    CHECK(takenBy({200, {'<', 'h', 't', 'm', 'l', '>'}}).code == ErrorCode::Malformed);
    CHECK(takenBy({200, packMessage(Bytes{0xff, 0x00})}).code == ErrorCode::Malformed);
    auto cut = packMessage(canonicalBytes(ExchangeResponse{}));
    cut.resize(cut.size() / 2);
    CHECK(takenBy({200, cut}).code == ErrorCode::Malformed);
}

TEST_CASE("An answer larger than any message may be is refused before it is read") {
    CHECK(takenBy({200, Bytes(limits::messageBytes + 1)}).code == ErrorCode::TooLarge);
}

} // namespace seenheard
