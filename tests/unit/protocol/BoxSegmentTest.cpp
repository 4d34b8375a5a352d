#include "sync/protocol/BoxSegment.h"

#include "tests/support/SeededRandom.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

struct Written {
    SeededRandom random{11};
    SealingKey ingest = SealingKey::generate(random);
    SealingKey recovery = SealingKey::generate(random);
    Bytes key = random.bytes(32);
    Bytes file = boxSegmentHead(3, ingest.publicKey(), recovery.publicKey(), key).value();
    std::vector<std::size_t> ends{file.size()};

    BoxHeader header(std::uint64_t number) {
        return {BoxKind::Entry, random.id<SignerId>(), number, random.id<EntryId>(), random.id<DraftId>(), 0};
    }
    void add(const BoxHeader& clear, std::string_view payload) {
        const auto frame = boxRecordFrame(3, clear, bytesOf(payload), key, random);
        file.insert(file.end(), frame.begin(), frame.end());
        ends.push_back(file.size());
    }
};

} // namespace

TEST_CASE("Clear headers are read without any key") {
    Written box;
    const auto entry = box.header(7);
    const BoxHeader draft{BoxKind::Draft, entry.signer, 0, {}, box.random.id<DraftId>(), 12};
    box.add(entry, "an entry");
    box.add(draft, "a draft");
    const auto segment = boxSegmentFrom(box.file);
    REQUIRE(segment.ok());
    CHECK(segment->number == 3);
    REQUIRE(segment->records.size() == 2);
    CHECK(segment->records[0].header == entry);
    CHECK(segment->records[1].header == draft);
    CHECK(segment->goodBytes == box.file.size());
}

TEST_CASE("Whoever holds the ingest or the recovery key reads the records, nobody else") {
    Written box;
    box.add(box.header(1), "what a child said");
    const auto segment = boxSegmentFrom(box.file);
    REQUIRE(segment.ok());
    for (const auto& [holder, sealedKey] :
        {std::pair{&box.ingest, &segment->keyForIngest}, {&box.recovery, &segment->keyForRecovery}}) {
        const auto key = holder->open(*sealedKey);
        REQUIRE(key.ok());
        const auto payload = segment->open(segment->records[0], key->view());
        REQUIRE(payload.ok());
        CHECK(textOf(payload->view()) == "what a child said");
    }
    CHECK_FALSE(SealingKey::generate(box.random).open(segment->keyForIngest).ok());
    CHECK_FALSE(segment->open(segment->records[0], Bytes(32, 0)).ok());
}

TEST_CASE("No word of a payload lies in the file") {
    Written box;
    box.add(box.header(1), "I want it to stop");
    CHECK(textOf(box.file).find("I want it to stop") == std::string_view::npos);
}

TEST_CASE("A payload does not open under another header or in another segment") {
    Written box;
    box.add(box.header(1), "first");
    auto segment = boxSegmentFrom(box.file).value();
    auto moved = segment.records[0];
    moved.header.number = 2;
    CHECK_FALSE(segment.open(moved, box.key).ok());
    segment.number = 4;
    CHECK_FALSE(segment.open(segment.records[0], box.key).ok());
}

TEST_CASE("A file cut at any octet yields the records that are whole, and the rest as torn") {
    Written box;
    for (std::uint64_t number = 1; number <= 4; ++number)
        box.add(box.header(number), std::string(number * 3, 'x'));
    for (std::size_t length = 0; length <= box.file.size(); ++length) {
        CAPTURE(length);
        const auto segment = boxSegmentFrom(BytesView(box.file).first(length));
        if (length < box.ends[0]) {
            CHECK_FALSE(segment.ok());
            continue;
        }
        REQUIRE(segment.ok());
        std::size_t whole = 0;
        while (whole + 1 < box.ends.size() && box.ends[whole + 1] <= length)
            ++whole;
        CHECK(segment->records.size() == whole);
        CHECK(segment->goodBytes == box.ends[whole]);
        CHECK(segment->tornBytes == length - box.ends[whole]);
        CHECK(segment->damaged == 0);
        CHECK(segment->strangeBytes == 0);
    }
}

TEST_CASE("One octet changed anywhere is never read as if nothing had happened") {
    Written box;
    for (std::uint64_t number = 1; number <= 3; ++number)
        box.add(box.header(number), "words");
    const auto clean = boxSegmentFrom(box.file).value();
    for (std::size_t at = 0; at < box.file.size(); ++at) {
        CAPTURE(at);
        auto altered = box.file;
        altered[at] ^= 0x40;
        const auto segment = boxSegmentFrom(altered);
        if (!segment)
            continue;
        CHECK(segment->records.size() < clean.records.size());
        CHECK(segment->damaged + segment->tornBytes + segment->strangeBytes > 0);
    }
}

TEST_CASE("Random octets are no segment and do no harm") {
    SeededRandom random(5);
    for (int i = 0; i < 200; ++i) {
        CHECK_FALSE(boxSegmentFrom(random.bytes(random.below(2000))).ok());
        Written box;
        const auto noise = random.bytes(random.below(500));
        box.file.insert(box.file.end(), noise.begin(), noise.end());
        const auto segment = boxSegmentFrom(box.file);
        REQUIRE(segment.ok());
        CHECK(segment->records.empty());
    }
}

} // namespace seenheard
