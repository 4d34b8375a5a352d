#include "tests/unit/protocol/ProtocolBuilders.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

TEST_CASE("A request comes back from its canonical bytes, whatever is in it") {
    SeededRandom random;
    for (int i = 0; i < 1000; ++i) {
        const auto request = someRequest(random);
        const auto read = exchangeRequestFrom(canonicalBytes(request));
        REQUIRE(read.ok());
        REQUIRE(read.value() == request);
    }
}

TEST_CASE("A signed request holds for its signer and for nobody else") {
    SeededRandom random;
    const auto request = signRequest(someRequest(random), keyOf(1));
    const auto read = signedRequestFrom(canonicalBytes(request));
    REQUIRE(read.ok());
    CHECK(read.value() == request);
    CHECK(verify(read.value(), keyOf(1).publicKey()));
    CHECK_FALSE(verify(read.value(), keyOf(2).publicKey()));
}

TEST_CASE("A signed request with any one octet changed is refused") {
    SeededRandom random;
    const auto canonical = canonicalBytes(signRequest(someRequest(random), keyOf(1)));
    for (std::size_t at = 0; at < canonical.size(); ++at) {
        auto changed = canonical;
        changed[at] ^= static_cast<std::uint8_t>(1U << random.below(8));
        const auto read = signedRequestFrom(changed);
        REQUIRE_FALSE((read.ok() && verify(*read, keyOf(1).publicKey())));
    }
}

TEST_CASE("A request brings at most its octets of entries, unless one alone is larger") {
    ExchangeRequest request;
    request.entries = {Bytes(limits::pushBytes / 2), Bytes(limits::pushBytes / 2)};
    CHECK(exchangeRequestFrom(canonicalBytes(request)).ok());
    request.entries[1].push_back(0);
    CHECK_FALSE(exchangeRequestFrom(canonicalBytes(request)).ok());
    request.entries = {Bytes(limits::entryBytes + 1)};
    CHECK(exchangeRequestFrom(canonicalBytes(request)).ok());
}

TEST_CASE("A request with more of anything than its limit is refused") {
    ExchangeRequest request;
    request.entries.resize(limits::entriesInRequest + 1);
    CHECK_FALSE(exchangeRequestFrom(canonicalBytes(request)).ok());
    request = {};
    request.awaiting.resize(limits::awaitingInRequest + 1);
    CHECK_FALSE(exchangeRequestFrom(canonicalBytes(request)).ok());
    request = {};
    request.formsHeld.resize(limits::formsInMessage + 1);
    CHECK_FALSE(exchangeRequestFrom(canonicalBytes(request)).ok());
    request = {};
    request.references.resize(limits::referenceSetsInMessage + 1);
    CHECK_FALSE(exchangeRequestFrom(canonicalBytes(request)).ok());
    request = {};
    request.serverName = std::string(limits::nameBytes + 1, 's');
    CHECK_FALSE(exchangeRequestFrom(canonicalBytes(request)).ok());
}

TEST_CASE("A signer without entries has no chain head, and every other has one") {
    ExchangeRequest request;
    request.headNumber = 4;
    CHECK_FALSE(exchangeRequestFrom(canonicalBytes(request)).ok());
    request.head.octets[0] = 1;
    CHECK(exchangeRequestFrom(canonicalBytes(request)).ok());
    request.headNumber = 0;
    CHECK_FALSE(exchangeRequestFrom(canonicalBytes(request)).ok());
}
