#include "tests/integration/exchange/WholeTablet.h"
#include "tests/support/CampaignOrder.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

namespace seenheard {

namespace {

/// A tablet with two entries that wait, before a server that has three of somebody else's.
struct Scene {
    Scene() {
        for (std::uint8_t record = 1; record <= 3; ++record)
            other.save(record, "of another officer");
        REQUIRE(other.exchange().ok());
        tablet.save(2, "heard in the hall");
        tablet.save(7, "seen at the door");
    }

    /// What the tablet has now was written by somebody, is there once, and nothing that was saved is gone.
    void checkNothingLostOrMadeUp() {
        const auto here = tablet.entries();
        for (const auto& id : tablet.saved)
            CHECK(here.contains(id));
        CHECK(here.size() <= tablet.saved.size() + other.saved.size());
        for (const auto& [id, leaf] : here)
            CHECK((std::count(tablet.saved.begin(), tablet.saved.end(), id)
                      + std::count(other.saved.begin(), other.saved.end(), id))
                == 1);
    }

    /// An exchange that nobody disturbs makes everything well.
    void checkAllMeet() {
        REQUIRE(tablet.exchange().ok());
        REQUIRE(other.exchange().ok());
        REQUIRE(tablet.exchange().ok());
        CHECK(server.store().log().head()->ref.size == 5);
        CHECK(tablet.entries().size() == 5);
        CHECK(other.entries().size() == 5);
        for (const auto record : std::to_array<std::uint8_t>({1, 2, 3, 7}))
            CHECK(tablet.applied(record) == other.applied(record));
        for (std::uint64_t number = 1; number <= 2; ++number)
            CHECK(tablet.store->entries().own(number)->joined);
    }

    ServerUnderTest server;
    WholeTablet other{server, "PC 2 Khan"};
    WholeTablet tablet{server, "PC 1 Dale"};
};

Bytes prefixOf(const Bytes& whole, std::size_t length) {
    return {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)};
}

} // namespace

TEST_CASE("An answer cut at any octet is refused whole and asked for again") {
    Scene scene;
    const auto before = scene.tablet.digest();
    std::size_t length = 1;
    for (std::size_t cut = 0; cut < length; ++cut) {
        auto session = scene.tablet.session();
        const auto request = session.nextRequest();
        REQUIRE((request.ok() && *request));
        // The server has taken what came; only the tablet does not get to know.
        const auto answer = scene.tablet.send(**request);
        REQUIRE(answer.status == 200);
        length = answer.body.size();
        CHECK_FALSE(session.take({200, prefixOf(answer.body, cut)}).ok());
        CHECK(scene.tablet.digest() == before);
    }
    CHECK(length > 500);
    CHECK(scene.server.store().log().head()->ref.size == 5);
    scene.checkNothingLostOrMadeUp();
    scene.checkAllMeet();
}

TEST_CASE("A request cut at any octet, or followed by more, is refused and changes nothing on the server") {
    Scene scene;
    auto session = scene.tablet.session();
    const auto request = session.nextRequest();
    REQUIRE((request.ok() && *request));
    const auto body = (*request)->body;
    for (std::size_t cut = 0; cut < body.size(); ++cut)
        CHECK(scene.tablet.send({"POST", "/v1/exchange", prefixOf(body, cut)}).status == 400);
    for (std::size_t at = 0; at < body.size(); ++at) {
        auto flipped = body;
        flipped[at] ^= 0x10U;
        // A bit that zstd does not look at leaves the message as it was signed.
        const auto message = unpackMessage(flipped);
        if (!message || *message != unpackMessage(body).value())
            CHECK(scene.tablet.send({"POST", "/v1/exchange", flipped}).status >= 400);
    }
    auto longer = body;
    longer.push_back(0);
    CHECK(scene.tablet.send({"POST", "/v1/exchange", longer}).status == 400);
    CHECK(scene.server.store().log().head()->ref.size == 3);
    scene.checkAllMeet();
}

TEST_CASE("An answer with garbage from any octet on is refused whole") {
    Scene scene;
    SeededRandom random(11);
    const auto before = scene.tablet.digest();
    auto session = scene.tablet.session();
    const auto request = session.nextRequest();
    REQUIRE((request.ok() && *request));
    const auto answer = scene.tablet.send(**request).body;
    for (std::size_t from = 0; from < answer.size(); ++from) {
        auto garbled = prefixOf(answer, from);
        const auto rest = random.bytes(answer.size() - from + 1);
        garbled.insert(garbled.end(), rest.begin(), rest.end());
        auto fresh = scene.tablet.session();
        REQUIRE(fresh.nextRequest().ok());
        CHECK_FALSE(fresh.take({200, garbled}).ok());
        CHECK(scene.tablet.digest() == before);
    }
    scene.checkAllMeet();
}

TEST_CASE("T5: an octet of an answer changed anywhere is refused, or changes nothing that anybody wrote") {
    const auto order = CampaignOrder::fromEnvironment(1);
    Scene scene;
    auto session = scene.tablet.session();
    const auto request = session.nextRequest();
    REQUIRE((request.ok() && *request));
    // Uncompressed, so that each octet of what the server says is met.
    const auto plain = unpackMessage(scene.tablet.send(**request).body).value();
    scene.tablet.keep();
    const auto before = scene.tablet.digest();
    std::size_t taken = 0;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        auto changed = plain;
        // Another bit of the octet with each seed.
        changed[at] ^= static_cast<std::uint8_t>(1U << ((at + order.seed) % 8));
        auto fresh = scene.tablet.session();
        REQUIRE(fresh.nextRequest().ok());
        if (!fresh.take({200, packMessage(changed)}).ok()) {
            CHECK(scene.tablet.digest() == before);
            continue;
        }
        ++taken;
        scene.checkNothingLostOrMadeUp();
        scene.tablet.putBack();
    }
    // Times, marks of holds and what nobody signs; a page's octets are mostly signed.
    CHECK(taken < plain.size() / 4);
    scene.checkAllMeet();
    std::cout << "T5: " << plain.size() << " answers with one octet changed: " << plain.size() - taken << " refused, "
              << taken << " changed nothing that anybody wrote\n";
}

TEST_CASE("T6: answers that come late, twice, or to another request do no harm") {
    Scene scene;
    auto first = scene.tablet.session();
    const auto request = first.nextRequest();
    REQUIRE((request.ok() && *request));
    const auto early = scene.tablet.send(**request);
    scene.server.clock.advance(1000);
    scene.tablet.save(8, "afterwards");

    auto second = scene.tablet.session();
    const auto next = second.nextRequest();
    REQUIRE((next.ok() && *next));
    const auto late = scene.tablet.send(**next);
    // The answer to the request before: right, and not to this one.
    REQUIRE(second.take({early.status, early.body}).ok());
    CHECK(scene.tablet.entries().size() == 6);
    CHECK_FALSE(scene.tablet.store->entries().own(3)->joined);
    // The same again, without having been asked for; and where it was, it does not follow where the tablet stands now.
    CHECK_FALSE(second.take({early.status, early.body}).ok());
    for (const auto& old : {early, late}) {
        auto third = scene.tablet.session();
        REQUIRE(third.nextRequest().ok());
        CHECK_FALSE(third.take({old.status, old.body}).ok());
    }
    CHECK(scene.tablet.entries().size() == 6);

    REQUIRE(scene.tablet.exchange().ok());
    CHECK(scene.server.store().log().head()->ref.size == 6);
    CHECK(scene.tablet.store->entries().own(3)->joined);
}

TEST_CASE("T6: a request that comes twice, or comes again after many others, is entered once") {
    Scene scene;
    auto session = scene.tablet.session();
    const auto request = session.nextRequest();
    REQUIRE((request.ok() && *request));
    for (int time = 0; time < 10; ++time)
        CHECK(scene.tablet.send(**request).status == 200);
    scene.other.save(4, "between");
    REQUIRE(scene.other.exchange().ok());
    const auto answer = scene.tablet.send(**request);
    CHECK(scene.server.store().log().head()->ref.size == 6);
    REQUIRE(session.take({answer.status, answer.body}).ok());
    CHECK(scene.tablet.entries().size() == 6);
    std::cout << "T6: a request that came 11 times, 1 of them after another tablet's: each entry entered once\n";
}

} // namespace seenheard
