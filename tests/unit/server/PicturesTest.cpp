#include "sync/protocol/PictureMessages.h"
#include "sync/protocol/SealedPicture.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>

using namespace seenheard;

namespace {

constexpr std::size_t chunk = limits::pictureChunkBytes;

/// A server, an officer with a sealed photograph, and what both say about it.
class PictureServer : public ServerUnderTest {
public:
    explicit PictureServer(std::size_t octets = 2 * chunk + 1000) {
        PlainPicture plain;
        plain.file.assign(octets, 7);
        plain.width = 640;
        plain.height = 480;
        sealed_ = sealPicture(plain, {1'646'446'020'000, 0, ClockQuality::Synced}, random_).value();
    }

    [[nodiscard]] const SealedPicture& sealed() const { return sealed_; }
    [[nodiscard]] PictureId id() const { return sealed_.picture.id; }
    [[nodiscard]] std::size_t size() const { return sealed_.octets.size(); }

    void write(ScriptedTablet& tablet, std::uint8_t record = 1) {
        (void)exchange(
            tablet, {tablet.write(partWith(recordNumber(record), test_form::picture(), Value(sealed_.picture)), form)});
    }

    [[nodiscard]] Response offer(const ScriptedTablet& tablet, std::size_t offset, std::optional<Bytes> octets,
        const std::string& name = "Test Force") {
        return post("/v1/picture", packMessage(canonicalBytes(PictureOffer{name, id(), offset, std::move(octets)})),
            tablet.id());
    }
    [[nodiscard]] Bytes piece(std::size_t offset) const {
        return copyOf(BytesView(sealed_.octets).subspan(offset, std::min(chunk, size() - offset)));
    }
    /// What the server says it has now.
    [[nodiscard]] PictureStanding standing(const Response& response) const {
        if (response.status != 200)
            FAIL(errorIn(response).message);
        return pictureStandingFrom(unpackMessage(response.body).value()).value();
    }
    PictureStanding bringAll(const ScriptedTablet& tablet) {
        PictureStanding now;
        while (!now.receipt)
            now = standing(offer(tablet, now.had, piece(now.had)));
        return now;
    }

    [[nodiscard]] Response read(const ScriptedTablet& tablet, std::uint8_t record, std::size_t offset = 0) {
        const PictureRequest request{
            "Test Force", tablet.signer(), clock.now().utcMs, recordNumber(record), id(), offset};
        return post("/v1/picture/read", packMessage(canonicalBytes(signRequest(request, tablet.key()))), tablet.id());
    }
    [[nodiscard]] std::filesystem::path file() const {
        return std::filesystem::path(storeFile().string() + ".pictures") / id().hex();
    }

private:
    SystemRandom random_;
    SealedPicture sealed_;
};

} // namespace

TEST_CASE("A picture comes in pieces, and its receipt is the server's signed word for the whole", "[embedded]") {
    PictureServer server;
    auto tablet = server.enrolled("PC 1 Dale");
    server.write(tablet);
    auto now = server.standing(server.offer(tablet, 0, std::nullopt));
    CHECK(now == PictureStanding{});
    now = server.standing(server.offer(tablet, 0, server.piece(0)));
    CHECK(now.had == chunk);
    CHECK_FALSE(now.receipt);
    now = server.standing(server.offer(tablet, chunk, server.piece(chunk)));
    now = server.standing(server.offer(tablet, 2 * chunk, server.piece(2 * chunk)));
    REQUIRE(now.receipt);
    CHECK(now.receipt->picture == server.id());
    CHECK(now.receipt->octets == server.size());
    CHECK(verify(*now.receipt, tablet.enrolment().issuing.issuingKey));
    CHECK(std::filesystem::file_size(server.file()) == server.size());
}

TEST_CASE("A picture that no entry names is not taken; once one does, it is", "[embedded]") {
    PictureServer server;
    auto tablet = server.enrolled("PC 1 Dale");
    CHECK(server.offer(tablet, 0, server.piece(0)).status == 404);
    CHECK_FALSE(std::filesystem::exists(server.file().string() + ".part"));
    server.write(tablet);
    CHECK(server.bringAll(tablet).receipt);
}

TEST_CASE("After a cut at any piece the tablet goes on where the server stands, and repeats change nothing") {
    PictureServer server;
    auto tablet = server.enrolled("PC 1 Dale");
    server.write(tablet);
    (void)server.offer(tablet, 0, server.piece(0));
    CHECK(server.standing(server.offer(tablet, 0, server.piece(0))).had == chunk); // the answer was lost
    server.restart();
    CHECK(server.standing(server.offer(tablet, 0, std::nullopt)).had == chunk);
    CHECK(server.standing(server.offer(tablet, 2 * chunk, server.piece(2 * chunk))).had == chunk); // one was skipped
    const auto receipt = server.bringAll(tablet).receipt;
    server.clock.advance(60'000);
    CHECK(server.standing(server.offer(tablet, 0, std::nullopt)).receipt == receipt);
    CHECK(server.standing(server.offer(tablet, 2 * chunk, server.piece(2 * chunk))).receipt == receipt);
}

TEST_CASE("Octets that are not the picture's are forgotten, and the right ones are taken after them") {
    PictureServer server(1000);
    auto tablet = server.enrolled("PC 1 Dale");
    server.write(tablet);
    auto wrong = server.piece(0);
    wrong[10] ^= 1U;
    const auto refused = server.offer(tablet, 0, wrong);
    CHECK(refused.status == 400);
    CHECK(errorIn(refused).code == "bad_signature");
    CHECK(server.standing(server.offer(tablet, 0, std::nullopt)).had == 0);
    CHECK(server.bringAll(tablet).receipt);
}

TEST_CASE("More than the entry says is refused as too large") {
    PictureServer server(1000);
    auto tablet = server.enrolled("PC 1 Dale");
    server.write(tablet);
    auto longer = server.piece(0);
    longer.push_back(0);
    CHECK(server.offer(tablet, 0, longer).status == 413);
    CHECK(server.offer(tablet, 1, server.piece(0)).status == 413);
    CHECK(server.offer(tablet, ~std::size_t{0}, server.piece(0)).status == 413);
    CHECK(server.bringAll(tablet).receipt);
}

TEST_CASE("An offer needs an enrolled tablet and names its server") {
    PictureServer server(1000);
    auto tablet = server.enrolled("PC 1 Dale");
    server.write(tablet);
    CHECK(server.offer(tablet, 0, server.piece(0), "Other Force").status == 403);
    CHECK(std::holds_alternative<Response>(server.router().admit({"POST", "/v1/picture", std::nullopt, "192.0.2.1"})));
    CHECK(server.post("/v1/picture", Bytes(100, 1), tablet.id()).status == 400);
}

TEST_CASE("Who may read the record gets its picture in pieces; nobody else learns that there is one") {
    PictureServer server;
    auto author = server.enrolled("PC 1 Dale");
    auto colleague = server.enrolled("PC 2 Khan");
    auto stranger = server.enrolled("PC 3 Frost", Role::Officer, "tablet", "Response 9");
    server.write(author);
    CHECK(server.read(colleague, 1).status == 404); // not all here
    (void)server.bringAll(author);
    Bytes got;
    while (got.size() < server.size()) {
        const auto response = server.read(colleague, 1, got.size());
        REQUIRE(response.status == 200);
        const auto piece = pictureChunkFrom(unpackMessage(response.body).value()).value();
        CHECK(piece.size == server.size());
        CHECK(piece.offset == got.size());
        got.insert(got.end(), piece.octets.begin(), piece.octets.end());
    }
    CHECK(openPicture(server.sealed().picture, got).ok());
    CHECK(server.read(stranger, 1).status == 404);
    CHECK(server.read(colleague, 2).status == 404); // another record does not name it
}

TEST_CASE("A request for a picture is its signer's, from his own tablet, dated now") {
    PictureServer server(1000);
    auto author = server.enrolled("PC 1 Dale");
    auto other = server.enrolled("PC 2 Khan");
    server.write(author);
    (void)server.bringAll(author);
    PictureRequest request{"Test Force", author.signer(), server.clock.now().utcMs, recordNumber(1), server.id(), 0};
    const auto send = [&](const ScriptedTablet& signer, const TabletId& tablet) {
        return server.post("/v1/picture/read", packMessage(canonicalBytes(signRequest(request, signer.key()))), tablet);
    };
    CHECK(send(author, author.id()).status == 200);
    CHECK(send(other, other.id()).status == 401);
    CHECK(send(author, other.id()).status == 401);
    request.serverTimeMs -= 6 * 60 * 1000;
    CHECK(send(author, author.id()).status == 409);
}

TEST_CASE("With its record a picture is disposed of", "[embedded]") {
    PictureServer server(1000);
    auto tablet = server.enrolled("PC 1 Dale");
    server.write(tablet);
    (void)server.bringAll(tablet);
    REQUIRE(std::filesystem::exists(server.file()));
    const auto disposed =
        server.runStopped({"dispose", recordNumber(1).hex(), "--by", "Insp Shah", "--reason", "its time is over"});
    INFO(disposed.said);
    REQUIRE(disposed.code == 0);
    CHECK_FALSE(std::filesystem::exists(server.file()));
    CHECK(server.read(tablet, 1).status == 404);
    CHECK(server.offer(tablet, 0, server.piece(0)).status == 404);
}

TEST_CASE("Where a backup came back without the pictures they are taken again", "[embedded]") {
    PictureServer server(1000);
    auto tablet = server.enrolled("PC 1 Dale");
    server.write(tablet);
    (void)server.bringAll(tablet);
    std::filesystem::remove(server.file());
    CHECK(server.standing(server.offer(tablet, 0, std::nullopt)) == PictureStanding{});
    CHECK(server.bringAll(tablet).receipt);
}
