#include "platform/base/File.h"
#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

struct World {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet{server, clock, 1};
    RecordId record = tablet.random.id<RecordId>();

    /// Payloads of the box, opened with the recovery key.
    std::vector<std::pair<BoxHeader, Bytes>> box() {
        std::vector<std::pair<BoxHeader, Bytes>> found;
        const auto numbers = boxSegmentsIn(tablet.profile.box()).value();
        for (const auto number : numbers) {
            const auto file = readFile(boxSegmentPath(tablet.profile.box(), number), boxSegmentMostBytes).value();
            const auto segment = boxSegmentFrom(file).value();
            const auto key = tablet.recovery.open(segment.keyForRecovery);
            REQUIRE(key.ok());
            for (const auto& record_ : segment.records) {
                const auto payload = segment.open(record_, key->view());
                REQUIRE(payload.ok());
                found.emplace_back(record_.header, copyOf(payload->view()));
            }
        }
        return found;
    }
};

} // namespace

TEST_CASE("What was saved is there after opening again") {
    World world;
    const auto id = world.tablet.save(world.record, 16, "watchful");
    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.shown(world.record, 16) == "watchful");
    CHECK(world.tablet.store->chainHead() == ChainHead{1, id});
    CHECK(world.tablet.store->entries().own(1).value().state == EntryState::Waiting);
    CHECK(world.tablet.store->opening().lost == 0);
    CHECK(world.tablet.store->opening().appended == 0);
}

TEST_CASE("A saved entry waits: it is shown and not part of the applied state") {
    World world;
    world.tablet.save(world.record, 16, "watchful");
    const auto stored = world.tablet.store->records().record(world.record).value();
    CHECK(stored.applied.folded.empty());
    REQUIRE(stored.withWaiting);
    CHECK(stored.withWaiting->folded.size() == 1);
    CHECK(stored.row.sending.waiting == 1);
    CHECK(world.tablet.store->entries().counts().value().waiting == 1);
}

TEST_CASE("One entry may speak of several records") {
    World world;
    const auto other = world.tablet.random.id<RecordId>();
    const auto entry = world.tablet.entry({saying(world.record, 16, "one"), saying(other, 16, "two")});
    REQUIRE(world.tablet.store->saveEntry(entry).ok());
    CHECK(world.tablet.shown(world.record, 16) == "one");
    CHECK(world.tablet.shown(other, 16) == "two");
    CHECK(world.tablet.store->records().count().value() == 2);
}

TEST_CASE("Each save lies sealed in the black box, entry for entry") {
    World world;
    world.tablet.save(world.record, 16, "one");
    world.tablet.save(world.record, 17, "two");
    const auto box = world.box();
    REQUIRE(box.size() == 2);
    for (std::uint64_t number = 1; number <= 2; ++number) {
        const auto stored = world.tablet.store->entries().ownEntry(number).value();
        CHECK(box[number - 1].first.number == number);
        CHECK(box[number - 1].first.entry == stored.id);
        CHECK(box[number - 1].second == stored.entry);
    }
}

TEST_CASE("An entry that is not the next of the chain is refused and changes nothing") {
    World world;
    world.tablet.save(world.record, 16, "one");
    const auto stranger = signingKeyNumbered(77);
    const auto refuse = [&](const SigningKey& key, const std::function<void(EntryHeader&)>& spoil) {
        auto header = world.tablet.store->nextHeader().value();
        header.form = {"test_form", Hash{}};
        header.signer = signerIdOf(key.publicKey());
        spoil(header);
        const auto entry = signEntry(header, {saying(world.record, 17, "no")}, key, world.tablet.random);
        const auto saved = world.tablet.store->saveEntry(entry);
        REQUIRE_FALSE(saved.ok());
        CHECK(saved.error().code == ErrorCode::InvalidInput);
    };
    refuse(world.tablet.key, [](EntryHeader& header) { header.number = 3; });
    refuse(world.tablet.key, [](EntryHeader& header) { header.previous.octets[0] ^= 1; });
    refuse(stranger, [](EntryHeader&) {});
    CHECK(world.tablet.shown(world.record, 17).empty());
    CHECK(world.tablet.store->chainHead().number == 1);
    CHECK(world.box().size() == 1);
}

TEST_CASE("An entry with a part left out is not saved") {
    World world;
    auto entry = world.tablet.entry({saying(world.record, 16, "one")});
    entry.parts[0].reset();
    CHECK_FALSE(world.tablet.store->saveEntry(entry).ok());
    CHECK(world.tablet.store->records().count().value() == 0);
}

TEST_CASE("Saving the entry of a draft ends the draft") {
    World world;
    const auto draft = world.tablet.store->saveDraft(world.tablet.draft(world.record), world.tablet.key);
    REQUIRE(draft.ok());
    const auto entry = world.tablet.entry({saying(world.record, 16, "crying")}, draft->id);
    REQUIRE(world.tablet.store->saveEntry(entry).ok());
    CHECK(world.tablet.store->drafts().all().value().empty());
    CHECK(world.box().back().first.draft == draft->id);
}

TEST_CASE("Each revision of a draft is in the store and, signed, in the box") {
    World world;
    auto draft = world.tablet.draft(world.record);
    draft.answers[fieldKey(16)] = Text("I want it to stop");
    draft = world.tablet.store->saveDraft(draft, world.tablet.key).value();
    CHECK(draft.revision == 1);
    draft.place = "children";
    draft = world.tablet.store->saveDraft(draft, world.tablet.key).value();
    CHECK(draft.revision == 2);
    REQUIRE(world.tablet.open().ok());
    CHECK(world.tablet.store->drafts().draft(draft.id).value() == draft);
    const auto box = world.box();
    REQUIRE(box.size() == 2);
    CHECK(box[1].first.kind == BoxKind::Draft);
    CHECK(box[1].first.draft == draft.id);
    CHECK(box[1].first.revision == 2);
    CHECK(box[1].second == signedDraft(draft, world.tablet.store->signer(), world.tablet.key));
}

TEST_CASE("When only the box fails the error is said, the entry is there once, and opening brings the box up") {
    World world;
    world.tablet.save(world.record, 16, "one");
    REQUIRE(world.tablet.open().ok());
    // The box begins a segment after each opening; its name is taken.
    std::filesystem::create_directories(boxSegmentPath(world.tablet.profile.box(), 2));
    const auto second = world.tablet.entry({saying(world.record, 17, "two")});
    CHECK_FALSE(world.tablet.store->saveEntry(second).ok());
    CHECK(world.tablet.store->chainHead().number == 2);
    CHECK(world.tablet.shown(world.record, 17) == "two");
    std::filesystem::remove(boxSegmentPath(world.tablet.profile.box(), 2));

    SECTION("at the next opening") {
        REQUIRE(world.tablet.open().ok());
        CHECK(world.tablet.store->opening().appended == 1);
        CHECK(world.tablet.store->opening().lost == 0);
    }
    SECTION("or at the next save") {
        world.tablet.save(world.record, 18, "three");
        CHECK(world.box().back().first.number == 3);
    }
    std::set<std::uint64_t> numbers;
    for (const auto& [header, payload] : world.box())
        numbers.insert(header.number);
    CHECK(numbers.contains(2));
}

} // namespace seenheard
