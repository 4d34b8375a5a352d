#include "sync/engine/PictureSession.h"

#include "platform/crypto/Hashing.h"
#include "platform/crypto/SystemRandom.h"
#include "sync/protocol/Messages.h"
#include "sync/protocol/PackedMessage.h"
#include "sync/protocol/PictureMessages.h"
#include "tests/support/FakeClock.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <map>
#include <set>

namespace seenheard {

namespace {

constexpr std::size_t chunk = limits::pictureChunkBytes;

PictureId idOf(BytesView octets) {
    PictureId id;
    id.octets = sha256(octets).octets;
    return id;
}

/// Pictures of a tablet in memory.
class PicturesFake final : public LocalPictures {
public:
    PictureId add(std::size_t size, std::uint8_t octet) {
        Bytes octets(size, octet);
        const auto id = idOf(octets);
        own[id] = std::move(octets);
        return id;
    }

    Result<std::optional<WaitingPicture>> waiting(const std::optional<PictureId>& after) override {
        for (const auto& [id, octets] : own)
            if ((!after || id > *after) && !received.contains(id))
                return std::optional(WaitingPicture{id, octets.size()});
        return std::optional<WaitingPicture>{};
    }
    Result<Bytes> piece(const PictureId& picture, std::uint64_t offset, std::size_t most) override {
        const auto& octets = own.at(picture);
        return copyOf(BytesView(octets).subspan(offset, std::min<std::size_t>(most, octets.size() - offset)));
    }
    Status noteReceipt(const PictureReceipt& receipt) override {
        received.insert(receipt.picture);
        return success();
    }
    Result<std::optional<WantedPicture>> wanted(const std::optional<PictureId>& after) override {
        for (const auto& id : looksAt)
            if (!after || id > *after)
                return std::optional(WantedPicture{{}, id, fetched[id].size()});
        return std::optional<WantedPicture>{};
    }
    Result<bool> takePiece(
        const PictureId& picture, std::uint64_t offset, BytesView octets, std::uint64_t size) override {
        auto& had = fetched[picture];
        REQUIRE(had.size() == offset);
        had.insert(had.end(), octets.begin(), octets.end());
        if (had.size() < size)
            return false;
        if (idOf(had) != picture) {
            fetched.erase(picture);
            return fail(ErrorCode::BadSignature, "Not the picture.");
        }
        looksAt.erase(picture);
        return true;
    }
    Status noteAbsent(const PictureId& picture) override {
        looksAt.erase(picture);
        return success();
    }

    std::map<PictureId, Bytes> own, fetched;
    std::set<PictureId> received, looksAt;
};

/// A server that takes and hands out pictures, and has as much of each as came.
struct PictureServerFake {
    SystemRandom random;
    SigningKey issuing = SigningKey::generate(random);
    std::map<PictureId, Bytes> had;
    std::map<PictureId, std::size_t> sizes;
    std::set<PictureId> unknown;
    int questions = 0;

    static HttpResponse refused(int status) {
        return {status, canonicalBytes(ErrorAnswer{"refused", "No.", std::nullopt})};
    }
    HttpResponse answer(const HttpRequest& request) {
        const auto canonical = unpackMessage(request.body).value();
        if (request.path == "/v1/picture/read") {
            const auto asked = pictureRequestFrom(signedPictureRequestFrom(canonical).value().request).value();
            if (!had.contains(asked.picture))
                return refused(404);
            const auto& octets = had[asked.picture];
            const auto length = std::min(chunk, octets.size() - asked.offset);
            return {200,
                packMessage(canonicalBytes(PictureChunk{
                    asked.offset, octets.size(), copyOf(BytesView(octets).subspan(asked.offset, length))}))};
        }
        const auto offer = pictureOfferFrom(canonical).value();
        if (unknown.contains(offer.picture))
            return refused(404);
        auto& octets = had[offer.picture];
        if (!offer.octets)
            ++questions;
        else if (offer.offset == octets.size())
            octets.insert(octets.end(), offer.octets->begin(), offer.octets->end());
        PictureStanding standing{octets.size(), std::nullopt};
        if (octets.size() == sizes[offer.picture]) {
            PictureReceipt receipt{"server", offer.picture, octets.size(), 5, {}};
            signReceipt(receipt, issuing);
            standing.receipt = receipt;
        }
        return {200, packMessage(canonicalBytes(standing))};
    }
};

struct World {
    FakeClock clock;
    PicturesFake tablet;
    PictureServerFake server;
    SigningKey key = SigningKey::generate(server.random);

    PictureId add(std::size_t size, std::uint8_t octet) {
        const auto id = tablet.add(size, octet);
        server.sizes[id] = size;
        return id;
    }
    [[nodiscard]] PictureSession session(bool locked = false) {
        return {tablet, {"server", server.issuing.publicKey(), {}, locked ? nullptr : &key, 0}, clock};
    }
    /// Goes on until dry or until that many messages went; the last one's answer may be lost.
    PictureTotals run(int most = 1000, bool loseLast = false, bool locked = false) {
        auto one = session(locked);
        for (int sent = 0; sent < most; ++sent) {
            auto request = one.nextRequest();
            REQUIRE(request.ok());
            if (!*request)
                break;
            const auto response = server.answer(**request);
            if (loseLast && sent + 1 == most)
                break;
            REQUIRE(one.take(response).ok());
        }
        return one.totals();
    }
};

} // namespace

TEST_CASE("Pictures go up one after the other and end with their receipts") {
    World world;
    const auto first = world.add(2 * chunk + 7, 1);
    const auto second = world.add(10, 2);
    const auto totals = world.run();
    CHECK(totals.sent == 2);
    CHECK(world.tablet.received == std::set{first, second});
    CHECK(world.server.had[first] == world.tablet.own[first]);
    CHECK(totals.roundTrips == 6); // a question each, three pieces and one
    CHECK(world.run().roundTrips == 0);
}

TEST_CASE("Cut at any message, with or without its answer, a picture goes on where the server stands") {
    World world;
    const auto id = world.add(3 * chunk, 1);
    const int cut = GENERATE(1, 2, 3, 4);
    const bool lost = GENERATE(true, false);
    world.run(cut, lost);
    const auto before = world.server.had[id].size();
    const auto totals = world.run();
    CHECK(world.tablet.received.contains(id));
    CHECK(world.server.had[id] == world.tablet.own[id]);
    CHECK(totals.roundTrips <= 1 + (3 * chunk - before) / chunk);
}

TEST_CASE("A picture that the server does not take keeps none of the others") {
    World world;
    const auto first = world.add(10, 1);
    const auto second = world.add(10, 2);
    const auto refused = std::min(first, second);
    world.server.unknown.insert(refused);
    const auto totals = world.run();
    CHECK(totals.sent == 1);
    CHECK(totals.left == 1);
    CHECK_FALSE(world.tablet.received.contains(refused));
    world.server.unknown.clear();
    CHECK(world.run().sent == 1);
}

TEST_CASE("A receipt that another key signed is none") {
    World world;
    world.add(10, 1);
    world.server.issuing = SigningKey::generate(world.server.random);
    const auto trusted = SigningKey::generate(world.server.random);
    PictureSession session(world.tablet, {"server", trusted.publicKey(), {}, nullptr, 0}, world.clock);
    for (auto request = session.nextRequest(); request.ok() && *request; request = session.nextRequest())
        REQUIRE(session.take(world.server.answer(**request)).ok());
    CHECK(world.tablet.received.empty());
    CHECK(session.totals().left == 1);
}

TEST_CASE("What the server refuses again and again is left after a few beginnings") {
    World world;
    const auto id = world.add(10, 1);
    auto session = world.session();
    int sent = 0;
    for (auto request = session.nextRequest(); request.ok() && *request; request = session.nextRequest()) {
        REQUIRE(++sent < 20);
        world.server.had[id].clear();
        REQUIRE(session.take({200, packMessage(canonicalBytes(PictureStanding{}))}).ok());
    }
    CHECK(session.totals().left == 1);
}

TEST_CASE("A server that cannot answer ends the session, and nothing is lost") {
    World world;
    world.add(10, 1);
    auto session = world.session();
    REQUIRE(session.nextRequest().ok());
    CHECK_FALSE(session.take(PictureServerFake::refused(503)).ok());
    CHECK(world.run().sent == 1);
}

TEST_CASE("What somebody looks at comes before what waits, piece by piece, and goes on after a cut") {
    World world;
    world.add(chunk, 1);
    const Bytes octets(2 * chunk + 5, 9);
    const auto id = idOf(octets);
    world.server.had[id] = octets;
    world.tablet.looksAt.insert(id);
    world.run(2);
    CHECK(world.tablet.fetched[id].size() == 2 * chunk);
    CHECK(world.server.questions == 0);
    const auto totals = world.run();
    CHECK(totals.fetched == 1);
    CHECK(world.tablet.fetched[id] == octets);
    CHECK(totals.sent == 1);
}

TEST_CASE("What the server does not have, or sends wrongly, is not asked for again until somebody looks again") {
    World world;
    const auto absent = idOf(Bytes(5, 1));
    const auto wrong = idOf(Bytes(5, 2));
    world.server.had[wrong] = Bytes(5, 3);
    world.tablet.looksAt = {absent, wrong};
    const auto totals = world.run();
    CHECK(totals.left == 2);
    CHECK(totals.roundTrips == 2);
    CHECK(world.tablet.looksAt.empty());
}

TEST_CASE("A locked tablet sends and fetches nothing") {
    World world;
    const auto id = world.add(10, 1);
    world.tablet.looksAt.insert(idOf(Bytes(5, 1)));
    const auto totals = world.run(1000, false, true);
    CHECK(totals.sent == 1);
    CHECK(world.tablet.received.contains(id));
    CHECK(world.tablet.looksAt.size() == 1);
}

} // namespace seenheard
