#include "sync/engine/BlackBox.h"

#include "platform/base/File.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TempDirectory.h"

#include <catch2/catch_test_macros.hpp>
#include <sys/stat.h>

namespace seenheard {

namespace {

struct World {
    TempDirectory directory;
    SeededRandom random{2};
    SealingKey ingest = SealingKey::generate(random);
    SealingKey recovery = SealingKey::generate(random);
    SignerId signer = random.id<SignerId>();

    BlackBox open(std::uint64_t segmentBytes = BlackBox::usualSegmentBytes) {
        auto box = BlackBox::open(directory / "box", {ingest.publicKey(), recovery.publicKey()}, random, segmentBytes);
        REQUIRE(box.ok());
        return std::move(*box);
    }
    BoxHeader entry(std::uint64_t number, DraftId draft = {}) {
        return {BoxKind::Entry, signer, number, random.id<EntryId>(), draft, 0};
    }
    BoxHeader draft(const DraftId& id, std::uint32_t revision) { return {BoxKind::Draft, signer, 0, {}, id, revision}; }
    std::vector<std::uint64_t> segments() { return boxSegmentsIn(directory / "box").value(); }
    /// Every payload in the box, read as `recover` would.
    std::vector<std::string> payloads() {
        std::vector<std::string> found;
        for (const auto number : segments()) {
            const auto file = readFile(boxSegmentPath(directory / "box", number), boxSegmentMostBytes);
            const auto segment = boxSegmentFrom(file.value());
            REQUIRE(segment.ok());
            const auto key = recovery.open(segment->keyForRecovery);
            REQUIRE(key.ok());
            for (const auto& record : segment->records) {
                const auto payload = segment->open(record, key->view());
                REQUIRE(payload.ok());
                if (record.header.kind != BoxKind::Carried)
                    found.emplace_back(textOf(payload->view()));
            }
        }
        return found;
    }
};

} // namespace

TEST_CASE("An empty box has no head and writes nothing until something is appended") {
    World world;
    const auto box = world.open();
    CHECK_FALSE(box.newestEntry(world.signer));
    CHECK(world.segments().empty());
}

TEST_CASE("What was appended is there after opening again, and the head is known") {
    World world;
    const auto second = world.entry(2);
    {
        auto box = world.open();
        REQUIRE(box.append(world.entry(1), bytesOf("one")).ok());
        REQUIRE(box.append(world.draft(world.random.id<DraftId>(), 1), bytesOf("draft")).ok());
        REQUIRE(box.append(second, bytesOf("two")).ok());
    }
    const auto box = world.open();
    CHECK(box.newestEntry(world.signer) == second);
    CHECK(box.opening().tornBytes == 0);
    CHECK(world.payloads() == std::vector<std::string>{"one", "draft", "two"});
}

TEST_CASE("Each opening begins a segment of its own, and the head is carried into it") {
    World world;
    const auto first = world.entry(1);
    REQUIRE(world.open().append(first, bytesOf("one")).ok());
    const auto id = world.random.id<DraftId>();
    REQUIRE(world.open().append(world.draft(id, 1), bytesOf("draft")).ok());
    CHECK(world.segments() == std::vector<std::uint64_t>{1, 2});
    std::filesystem::remove(boxSegmentPath(world.directory / "box", 1));
    CHECK(world.open().newestEntry(world.signer) == first);
}

TEST_CASE("A full segment is followed by the next") {
    World world;
    auto box = world.open(2000);
    for (std::uint64_t number = 1; number <= 10; ++number)
        REQUIRE(box.append(world.entry(number), Bytes(400, 1)).ok());
    CHECK(world.segments().size() >= 3);
    CHECK(world.open().newestEntry(world.signer)->number == 10);
    CHECK(world.payloads().size() == 10);
}

TEST_CASE("Files of the box are for their owner only") {
    World world;
    REQUIRE(world.open().append(world.entry(1), bytesOf("one")).ok());
    struct stat seen {};
    REQUIRE(stat(boxSegmentPath(world.directory / "box", 1).c_str(), &seen) == 0);
    CHECK((seen.st_mode & 0777) == 0600);
}

TEST_CASE("A box whose newest file was cut at any octet opens, keeps what was whole and goes on") {
    World world;
    std::vector<std::uintmax_t> ends;
    const auto path = boxSegmentPath(world.directory / "box", 1);
    {
        auto box = world.open();
        for (std::uint64_t number = 1; number <= 3; ++number) {
            REQUIRE(box.append(world.entry(number), bytesOf("payload")).ok());
            ends.push_back(std::filesystem::file_size(path));
        }
    }
    const auto whole = readFile(path, boxSegmentMostBytes).value();
    // Where a reader finds the end is tried at every octet of a file in BoxSegmentTest; here what the box makes of it.
    for (auto length = ends[1] - 1; length <= ends[2]; length += 11) {
        CAPTURE(length);
        std::filesystem::remove_all(world.directory / "box");
        std::filesystem::create_directories(world.directory / "box");
        REQUIRE(writeFileDurably(path, BytesView(whole).first(length)).ok());
        auto box = world.open();
        std::uint64_t kept = 0;
        while (kept < 3 && ends[kept] <= length)
            ++kept;
        const auto newest = box.newestEntry(world.signer);
        CHECK((newest ? newest->number : 0) == kept);
        REQUIRE(box.append(world.entry(kept + 1), bytesOf("after")).ok());
        CHECK(world.open().newestEntry(world.signer)->number == kept + 1);
        CHECK(world.payloads().size() == kept + 1);
    }
}

TEST_CASE("A file that is no segment is counted, left alone and does not hide the head before it") {
    World world;
    const auto first = world.entry(1);
    REQUIRE(world.open().append(first, bytesOf("one")).ok());
    const auto strange = boxSegmentPath(world.directory / "box", 2);
    REQUIRE(writeFileDurably(strange, bytesOf("not a segment")).ok());
    auto box = world.open();
    CHECK(box.opening().damagedSegments == 1);
    CHECK(box.newestEntry(world.signer) == first);
    REQUIRE(box.append(world.entry(2), bytesOf("two")).ok());
    CHECK(world.segments() == std::vector<std::uint64_t>{1, 2, 3});
    CHECK(std::filesystem::file_size(strange) == 13);
}

TEST_CASE("A failed append counts for nothing and the next one begins a segment") {
    World world;
    auto box = world.open(1);
    REQUIRE(box.append(world.entry(1), bytesOf("one")).ok());
    // The next segment's name is taken by something that is not ours to write over.
    std::filesystem::create_directories(boxSegmentPath(world.directory / "box", 2));
    CHECK_FALSE(box.append(world.entry(2), bytesOf("two")).ok());
    CHECK(box.newestEntry(world.signer)->number == 1);
    REQUIRE(box.append(world.entry(2), bytesOf("two")).ok());
    CHECK(box.newestEntry(world.signer)->number == 2);
}

TEST_CASE("Segments go once nothing in them is needed, oldest first, never the newest") {
    World world;
    const auto draft = world.random.id<DraftId>();
    REQUIRE(world.open().append(world.entry(1), bytesOf("one")).ok());
    REQUIRE(world.open().append(world.draft(draft, 1), bytesOf("a")).ok());
    REQUIRE(world.open().append(world.draft(draft, 2), bytesOf("b")).ok());
    auto box = world.open();
    REQUIRE(box.append(world.entry(2), bytesOf("two")).ok());

    SECTION("nothing goes while its entry waits") {
        CHECK(box.sweep([](const BoxHeader&) { return true; }).value() == 0);
        CHECK(world.segments().size() == 4);
    }
    SECTION("what has its receipt goes, up to the newest revision of a draft") {
        CHECK(box.sweep([](const BoxHeader& header) { return header.kind == BoxKind::Draft; }).value() == 2);
        CHECK(world.segments() == std::vector<std::uint64_t>{3, 4});
    }
    SECTION("an entry in the box overtakes its draft") {
        REQUIRE(box.append(world.entry(3, draft), bytesOf("three")).ok());
        CHECK(box.sweep([](const BoxHeader& header) { return header.kind == BoxKind::Draft; }).value() == 3);
        CHECK(world.segments() == std::vector<std::uint64_t>{4});
        CHECK(world.open().newestEntry(world.signer)->number == 3);
    }
}

} // namespace seenheard
