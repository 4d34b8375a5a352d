#include "platform/base/File.h"
#include "sync/engine/PictureSession.h"
#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>

namespace seenheard {

namespace {

constexpr FieldNumber pictureField = 20;
constexpr std::int64_t dayMs = 24LL * 3'600'000;

struct World {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet{server, clock, 1};
    RecordId record = tablet.random.id<RecordId>();

    [[nodiscard]] SealedPicture seal(std::uint8_t octet = 7) {
        PlainPicture plain;
        plain.file.assign(5000, octet);
        plain.width = plain.height = 10;
        return sealPicture(plain, clock.now(), tablet.random).value();
    }
    [[nodiscard]] Picture keep(std::uint8_t octet = 7) {
        const auto sealed = seal(octet);
        REQUIRE(tablet.store->pictures().keep(record, sealed).ok());
        return sealed.picture;
    }
    void name(const Picture& picture) {
        REQUIRE(tablet.store
                    ->saveEntry(tablet.entry({Part{record, {Operation{fieldKey(pictureField), picture, {}, {}, {}}}}}))
                    .ok());
    }
    [[nodiscard]] std::vector<PictureFile> files() const { return PictureFiles(tablet.profile.pictures()).all(); }
    [[nodiscard]] bool waits(const Picture& picture) {
        const auto next = tablet.store->pictures().waiting(std::nullopt);
        REQUIRE(next.ok());
        return *next && (*next)->id == picture.id;
    }
    [[nodiscard]] PictureCount count() { return tablet.store->tables().pictures.count(record).value(); }
    void receive(const Picture& picture) {
        REQUIRE(
            tablet.store->pictures().noteReceipt({"server", picture.id, picture.octets, clock.now().utcMs, {}}).ok());
    }
    void reopen() { REQUIRE(tablet.open().ok()); }
};

} // namespace

TEST_CASE("A picture is sealed on the disk before anything names it, and waits for the server once an entry does") {
    World world;
    const auto picture = world.keep();
    REQUIRE(world.files().size() == 1);
    CHECK(world.files()[0].state == PictureFileState::Waiting);
    CHECK_FALSE(world.waits(picture));
    CHECK(world.count() == PictureCount{0, 0});
    world.name(picture);
    CHECK(world.waits(picture));
    CHECK(world.count() == PictureCount{1, 0});
    CHECK(openPicture(picture, world.tablet.store->pictures().files().read(picture.id).value()).ok());
}

TEST_CASE("Killed between the sealed file and its row, nothing of the picture is left after the next opening") {
    World world;
    PictureFiles files(world.tablet.profile.pictures());
    REQUIRE(files.add(world.seal()).ok());
    world.reopen();
    CHECK(world.files().empty());
}

TEST_CASE("Killed between the row and the draft, the picture is removed a day later and was never sent") {
    World world;
    const auto picture = world.keep();
    world.reopen();
    CHECK_FALSE(world.waits(picture));
    CHECK(world.files().size() == 1);
    world.clock.advance(dayMs + 1);
    world.reopen();
    CHECK(world.files().empty());
}

TEST_CASE("A picture whose draft is still open stays, however long that takes") {
    World world;
    const auto picture = world.keep();
    auto draft = world.tablet.draft(world.record);
    REQUIRE(world.tablet.store->saveDraft(draft, world.tablet.key).ok());
    world.clock.advance(30 * dayMs);
    world.reopen();
    CHECK(world.files().size() == 1);
    world.name(picture);
    CHECK(world.waits(picture));
}

TEST_CASE("What a crash left half written in the folder is removed") {
    World world;
    const auto picture = world.keep();
    world.name(picture);
    const auto leftover = world.tablet.profile.pictures() / (picture.id.hex() + ".waiting.new-abc123");
    REQUIRE(createFileDurably(leftover, Bytes(10)).ok());
    world.reopen();
    CHECK_FALSE(std::filesystem::exists(leftover));
    CHECK(world.waits(picture));
}

TEST_CASE("After its receipt a picture is a copy to look at, for two weeks; its receipt stays") {
    World world;
    const auto picture = world.keep();
    world.name(picture);
    world.receive(picture);
    CHECK_FALSE(world.waits(picture));
    CHECK(world.count() == PictureCount{1, 1});
    REQUIRE(world.files().size() == 1);
    CHECK(world.files()[0].state == PictureFileState::Kept);
    world.clock.advance(15 * dayMs);
    world.reopen();
    CHECK(world.files().empty());
    CHECK(world.count() == PictureCount{1, 1});
}

TEST_CASE("Killed between a receipt and its file's new name, the file gets it at the next opening") {
    World world;
    const auto picture = world.keep();
    world.name(picture);
    REQUIRE(world.tablet.store->tables().pictures.noteReceived(picture.id, 5).ok());
    world.reopen();
    REQUIRE(world.files().size() == 1);
    CHECK(world.files()[0].state == PictureFileState::Kept);
}

TEST_CASE("A restored server is offered again what it had received") {
    World world;
    const auto picture = world.keep();
    world.name(picture);
    world.receive(picture);
    REQUIRE(world.tablet.store->tables().pictures.forgetReceipts().ok());
    CHECK(world.waits(picture));
    world.reopen();
    CHECK(world.files()[0].state == PictureFileState::Waiting);
}

TEST_CASE("A picture that the disk has lost does not keep the others from the server") {
    World world;
    const auto first = world.keep(1);
    const auto second = world.keep(2);
    world.name(first);
    world.name(second);
    const auto& lost = first.id < second.id ? first : second;
    const auto& there = first.id < second.id ? second : first;
    std::filesystem::remove(world.tablet.profile.pictures() / (lost.id.hex() + ".waiting"));
    CHECK(world.waits(there));
}

TEST_CASE(
    "A picture of a colleague is fetched when somebody looks, goes on after a cut, and is what the record names") {
    World world;
    world.tablet.save(world.record, 16, "words");
    const auto sealed = world.seal();
    auto& pictures = world.tablet.store->pictures();
    REQUIRE(pictures.want(world.record, sealed.picture).ok());
    auto wanted = pictures.wanted(std::nullopt).value();
    REQUIRE(wanted);
    CHECK(wanted->record == world.record);
    const BytesView octets(sealed.octets);
    CHECK_FALSE(pictures.takePiece(sealed.picture.id, 0, octets.first(3000), octets.size()).value());
    world.reopen();
    wanted = world.tablet.store->pictures().wanted(std::nullopt).value();
    REQUIRE(wanted);
    CHECK(wanted->had == 3000);
    CHECK(
        world.tablet.store->pictures().takePiece(sealed.picture.id, 3000, octets.subspan(3000), octets.size()).value());
    CHECK_FALSE(world.tablet.store->pictures().wanted(std::nullopt).value());
    CHECK(openPicture(sealed.picture, world.tablet.store->pictures().files().read(sealed.picture.id).value()).ok());
    CHECK(world.count() == PictureCount{0, 0}); // not one of this officer's
}

TEST_CASE("Octets that are not the picture's are not kept") {
    World world;
    const auto sealed = world.seal();
    auto& pictures = world.tablet.store->pictures();
    REQUIRE(pictures.want(world.record, sealed.picture).ok());
    auto wrong = sealed.octets;
    wrong[0] ^= 1U;
    CHECK(pictures.takePiece(sealed.picture.id, 0, wrong, wrong.size()).error().code == ErrorCode::BadSignature);
    CHECK_FALSE(pictures.files().has(sealed.picture.id));
    CHECK(pictures.wanted(std::nullopt).value()->had == 0);
}

TEST_CASE("What is disposed of takes its pictures with it, received or not") {
    World world;
    const auto picture = world.keep();
    world.name(picture);
    REQUIRE(world.tablet.store->tables().pictures.dispose(world.record).ok());
    REQUIRE(world.tablet.store->pictures().sweep(false).ok());
    CHECK(world.files().empty());
}

TEST_CASE("Where the store was rolled back a picture that only the black box knows goes on waiting") {
    World world;
    PictureFiles files(world.tablet.profile.pictures());
    const auto sealed = world.seal();
    REQUIRE(files.add(sealed).ok());
    REQUIRE(world.tablet.store->pictures().sweep(true).ok());
    CHECK(world.waits(sealed.picture));
}

} // namespace seenheard
