#include "platform/crypto/Hashing.h"
#include "sync/records/Cbor.h"
#include "tests/unit/protocol/ProtocolBuilders.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

EntryHeader secondHeader() {
    SeededRandom random;
    auto header = someHeader(random);
    header.signer = random.id<SignerId>();
    header.number = 2;
    header.previous = random.id<EntryId>();
    header.commitments = {random.id<Hash>(), random.id<Hash>()};
    return header;
}

ErrorCode refusalOf(const EntryHeader& header) {
    const auto read = entryHeaderFrom(canonicalBytes(header));
    REQUIRE_FALSE(read.ok());
    return read.error().code;
}

} // namespace

TEST_CASE("A header comes back from its canonical bytes") {
    SeededRandom random(7);
    for (int i = 0; i < 500; ++i) {
        auto header = someHeader(random);
        header.signer = random.id<SignerId>();
        header.number = 1 + random.below(3);
        if (header.number > 1)
            header.previous = random.id<EntryId>();
        header.commitments.resize(random.below(limits::partsInEntry + 1), random.id<Hash>());
        const auto read = entryHeaderFrom(canonicalBytes(header));
        REQUIRE(read.ok());
        REQUIRE(read.value() == header);
    }
}

TEST_CASE("The canonical bytes of a header are these octets, for ever") {
    EntryHeader header;
    header.number = 1;
    header.form.id = "f";
    header.writtenAt = {-1, 60, ClockQuality::Drifting};
    header.treeHeadSeen.epoch = 1;
    header.treeHeadSeen.size = 300;
    header.unfinished = false;
    const std::string zero16(32, '0');
    const std::string zero32(64, '0');
    CHECK(toHex(canonicalBytes(header))
        == "8d"
           "01"
           "50"
            + zero16
            + "01"
              "5820"
            + zero32
            + "6166"
              "5820"
            + zero32
            + "20"
              "183c"
              "01"
              "83"
              "01"
              "19012c"
              "5820"
            + zero32 + "50" + zero16
            + "f4"
              "80");
}

TEST_CASE("An entry's id is the SHA-256 of its canonical header") {
    const auto canonical = canonicalBytes(secondHeader());
    CHECK(entryIdOf(canonical).octets == sha256(canonical).octets);
}

TEST_CASE("A header numbered 0 is refused") {
    auto header = secondHeader();
    header.number = 0;
    CHECK(refusalOf(header) == ErrorCode::Malformed);
}

TEST_CASE("A first entry may name no previous one, and every later one must") {
    auto header = secondHeader();
    header.number = 1;
    CHECK(refusalOf(header) == ErrorCode::Malformed);
    header.number = 2;
    header.previous = {};
    CHECK(refusalOf(header) == ErrorCode::Malformed);
}

TEST_CASE("A header over its limits is refused") {
    auto header = secondHeader();
    header.commitments.resize(limits::partsInEntry + 1);
    CHECK_FALSE(entryHeaderFrom(canonicalBytes(header)).ok());
    header = secondHeader();
    header.form.id = std::string(limits::nameBytes + 1, 'f');
    CHECK(refusalOf(header) == ErrorCode::Malformed);
    header.form.id = std::string(limits::headerBytes, 'f');
    CHECK(refusalOf(header) == ErrorCode::TooLarge);
    header = secondHeader();
    header.writtenAt.offsetMinutes = 1441;
    CHECK(refusalOf(header) == ErrorCode::Malformed);
}

TEST_CASE("A header of a later version is told apart from a damaged one") {
    CborWriter writer;
    writer.array(15);
    writer.unsignedInt(2);
    for (int i = 0; i < 14; ++i)
        writer.null();
    const auto read = entryHeaderFrom(writer.result());
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == ErrorCode::Unsupported);
    CHECK(read.error().message.find("version 2") != std::string::npos);
}
