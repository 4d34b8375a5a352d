#include "sync/protocol/SigningContext.h"
#include "tests/unit/protocol/ProtocolBuilders.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

/// Signs whatever it is given, as somebody hostile with a key of his own would.
Entry signedAgain(const EntryHeader& header, std::vector<std::optional<SaltedPart>> parts, const SigningKey& key) {
    Entry entry{canonicalBytes(header), {}, std::move(parts)};
    entry.signature = key.sign(signedBytes(signing_context::entry, entry.header));
    return entry;
}

/// A validly signed entry with one part of those octets.
Entry entryOver(Bytes canonicalPart, const SigningKey& key) {
    SeededRandom random;
    auto header = someHeader(random);
    header.signer = signerIdOf(key.publicKey());
    SaltedPart part{{}, std::move(canonicalPart)};
    header.commitments = {commitmentOf(part)};
    return signedAgain(header, {part}, key);
}

ErrorCode refusalOf(const Entry& entry, const SigningKey& key) {
    const auto verified = verifyEntry(entry, key.publicKey());
    REQUIRE_FALSE(verified.ok());
    CHECK_FALSE(verified.error().message.empty());
    return verified.error().code;
}

} // namespace

TEST_CASE("A signed entry goes over the wire and verifies with its parts") {
    SeededRandom random;
    const auto key = keyOf(1);
    const std::vector<Part> parts{somePart(random), somePart(random)};
    const auto header = someHeader(random);
    const auto entry = signEntry(header, parts, key, random);

    const auto read = entryFrom(canonicalBytes(entry));
    REQUIRE(read.ok());
    CHECK(read.value() == entry);
    const auto verified = verifyEntry(read.value(), key.publicKey());
    REQUIRE(verified.ok());
    CHECK(verified->id == entryIdOf(entry.header));
    CHECK(verified->header.signer == signerIdOf(key.publicKey()));
    CHECK(verified->header.form == header.form);
    REQUIRE(verified->parts.size() == 2);
    CHECK(verified->parts[0] == parts[0]);
    CHECK(verified->parts[1] == parts[1]);
}

TEST_CASE("The same part has another commitment each time, because its salt is fresh") {
    SeededRandom random;
    const auto part = somePart(random);
    const auto entry = signEntry(someHeader(random), {part, part}, keyOf(1), random);
    const auto header = entryHeaderFrom(entry.header);
    REQUIRE(header.ok());
    CHECK(header->commitments[0] != header->commitments[1]);
}

TEST_CASE("An absent part is not an altered one") {
    SeededRandom random;
    const auto key = keyOf(1);
    auto entry = someEntry(random, key);
    const auto whole = verifyEntry(entry, key.publicKey());
    entry.parts[0].reset();

    const auto read = entryFrom(canonicalBytes(entry));
    REQUIRE(read.ok());
    const auto verified = verifyEntry(read.value(), key.publicKey());
    REQUIRE(verified.ok());
    CHECK(verified->id == whole->id);
    CHECK_FALSE(verified->parts[0].has_value());
    CHECK(verified->parts[1] == whole->parts[1]);
}

TEST_CASE("An entry with any one bit flipped is refused, 10,000 times") {
    SeededRandom random(3);
    const auto key = keyOf(1);
    const auto canonical = canonicalBytes(someEntry(random, key));
    std::size_t accepted = 0;
    for (std::size_t flip = 0; flip < 10'000; ++flip) {
        auto changed = canonical;
        // Every octet once, then places drawn at random.
        const auto at = flip < changed.size() ? flip : random.below(changed.size());
        changed[at] ^= static_cast<std::uint8_t>(1U << random.below(8));
        const auto read = entryFrom(changed);
        accepted += read.ok() && verifyEntry(*read, key.publicKey()).ok() ? 1 : 0;
    }
    CHECK(canonical.size() < 10'000);
    CHECK(accepted == 0);
}

TEST_CASE("An entry cut short anywhere is refused") {
    SeededRandom random;
    const auto canonical = canonicalBytes(someEntry(random, keyOf(1)));
    for (std::size_t size = 0; size < canonical.size(); ++size)
        REQUIRE_FALSE(entryFrom(BytesView(canonical).first(size)).ok());
}

TEST_CASE("An entry is refused under another signer's key") {
    SeededRandom random;
    const auto entry = someEntry(random, keyOf(1));
    CHECK(refusalOf(entry, keyOf(2)) == ErrorCode::BadSignature);
}

TEST_CASE("Nobody can sign in another signer's name") {
    SeededRandom random;
    auto header = someHeader(random);
    header.signer = signerIdOf(keyOf(1).publicKey());
    CHECK(refusalOf(signedAgain(header, {}, keyOf(2)), keyOf(2)) == ErrorCode::BadSignature);
}

TEST_CASE("A signature over the bare header, without its context, is no entry's signature") {
    SeededRandom random;
    const auto key = keyOf(1);
    auto entry = someEntry(random, key);
    entry.signature = key.sign(entry.header);
    CHECK(refusalOf(entry, key) == ErrorCode::BadSignature);
}

TEST_CASE("Parts that are more, fewer, swapped or of another entry are refused") {
    SeededRandom random;
    const auto key = keyOf(1);
    const auto entry = someEntry(random, key);
    auto more = entry;
    more.parts.push_back(entry.parts[0]);
    CHECK(refusalOf(more, key) == ErrorCode::BadSignature);
    auto fewer = entry;
    fewer.parts.pop_back();
    CHECK(refusalOf(fewer, key) == ErrorCode::BadSignature);
    auto swapped = entry;
    std::swap(swapped.parts[0], swapped.parts[1]);
    CHECK(refusalOf(swapped, key) == ErrorCode::BadSignature);
    auto foreign = entry;
    foreign.parts[1] = someEntry(random, key).parts[1];
    CHECK(refusalOf(foreign, key) == ErrorCode::BadSignature);
}

TEST_CASE("Two parts about one record are refused though they are well signed") {
    SeededRandom random;
    const auto key = keyOf(1);
    const auto part = somePart(random);
    CHECK(refusalOf(signEntry(someHeader(random), {part, part}, key, random), key) == ErrorCode::Malformed);
}

TEST_CASE("A part that is not canonical is refused though it is well signed") {
    const auto key = keyOf(1);
    SeededRandom random;
    auto trailing = canonicalBytes(somePart(random));
    trailing.push_back(0);
    CHECK(refusalOf(entryOver(trailing, key), key) == ErrorCode::Malformed);
    CHECK(refusalOf(entryOver(Bytes(100'000, 0x81), key), key) == ErrorCode::Malformed);
    CHECK(refusalOf(entryOver({}, key), key) == ErrorCode::Malformed);
}

TEST_CASE("A text or a part over its limit is refused, and the error holds none of it") {
    SeededRandom random;
    const auto key = keyOf(1);
    Part part{random.id<RecordId>(), {}};
    part.operations.push_back({{{FieldNumber{16}}}, Text(limits::textBytes, 'x'), {}, {}, {}});
    CHECK(verifyEntry(signEntry(someHeader(random), {part}, key, random), key.publicKey()).ok());

    part.operations[0].value = Text(limits::textBytes + 1, 'x');
    const auto refused = verifyEntry(signEntry(someHeader(random), {part}, key, random), key.publicKey());
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::TooLarge);
    CHECK(refused.error().message.find("xx") == std::string::npos);

    part.operations.clear();
    for (FieldNumber field = 0; field <= limits::operationsInPart; ++field)
        part.operations.push_back({{{field}}, true, {}, {}, {}});
    CHECK(refusalOf(signEntry(someHeader(random), {part}, key, random), key) == ErrorCode::TooLarge);
}

TEST_CASE("An entry over a mebibyte is refused before it is read") {
    const auto read = entryFrom(Bytes(limits::entryBytes + 1));
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == ErrorCode::TooLarge);
}

TEST_CASE("A well signed entry of a later version is unsupported, not broken") {
    SeededRandom random;
    const auto key = keyOf(1);
    auto entry = someEntry(random, key);
    entry.header[1] = 2;
    entry.signature = key.sign(signedBytes(signing_context::entry, entry.header));
    CHECK(refusalOf(entry, key) == ErrorCode::Unsupported);
}

TEST_CASE("The fold gets a part under its entry's name") {
    SeededRandom random;
    const auto key = keyOf(1);
    const auto verified = verifyEntry(someEntry(random, key), key.publicKey());
    REQUIRE(verified.ok());
    const auto input = foldInputOf(*verified, *verified->parts[1]);
    CHECK(input.entry.signer == verified->header.signer);
    CHECK(input.entry.number == 1);
    CHECK(input.entry.id == verified->id);
    CHECK(input.entry.writtenAt == verified->header.writtenAt);
    CHECK(input.operations == verified->parts[1]->operations);
}
