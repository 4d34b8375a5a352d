#include "sync/records/Part.h"

#include "sync/records/Cbor.h"
#include "tests/unit/records/RecordBuilders.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include <limits>

namespace seenheard {

namespace {

/// One value of each kind, with its bytes.
const std::vector<std::pair<Value, std::string>>& values() {
    static const std::vector<std::pair<Value, std::string>> all{
        {true, "f5"},
        {std::int64_t{-25}, "3818"},
        {Text("a\xCC\x81 "), "6461cc8120"},
        {Bytes{0, 255}, "4200ff"},
        {Choices{{"crying", "quiet"}},
            "8200"
            "82"
            "66637279696e67"
            "657175696574"},
        {Choices{}, "820080"},
        {Instant{-1, -60, ClockQuality::Suspect}, "840120383b02"},
        {Reference{"person", "x"}, "830266706572736f6e6178"},
        {NotObtained{"asleep", ""}, "83036661736c65657060"},
        {Withdrawn{"twice"}, "8204657477696365"},
        {Cleared{}, "8105"},
        {Picture{idNumbered<PictureId>(1), idNumbered<PictureKey>(2), idNumbered<Hash>(3), 700, PictureKind::Drawing,
             40, 30, Instant{5, 60, ClockQuality::Synced}},
            "8b06"
            "58200000000000000000000000000000000000000000000000000000000000000001"
            "58200000000000000000000000000000000000000000000000000000000000000002"
            "58200000000000000000000000000000000000000000000000000000000000000003"
            "1902bc01"
            "1828181e"
            "05183c00"},
    };
    return all;
}

Part somePart() {
    auto first = saying(field(30), Text("serious"),
        {operationIn(entryOf(1, 1, {})), operationIn(entryOf(1, 2, {}), 4), operationIn(entryOf(2, 1, {}))});
    first.reason = "seen again";
    auto second = saying(RegisterKey{{20U, idNumbered<ItemId>(3), 34U}}, Choices{{"a", "b"}});
    second.depth = 3;
    return {idNumbered<RecordId>(7), {first, second}};
}

} // namespace

TEST_CASE("Each kind of value has its canonical bytes and comes back from them") {
    const auto& [value, hex] = values()[GENERATE(Catch::Generators::range(std::size_t{0}, values().size()))];
    CHECK(toHex(canonicalBytes(value)) == hex);
    const auto back = valueFrom(fromHex(hex).value());
    REQUIRE(back.ok());
    CHECK(*back == value);
    CHECK(back->index() == value.index());
}

TEST_CASE("Octets that are no value are refused") {
    const auto* hex = GENERATE("", "f6", "80", "8106", "820500", "8105f5", "810500", "82008261626161", // out of order
        "82008261616161",                                                                              // twice
        "82008100", "8b06", "830080f5", "8401000003", "8401001a8000000000", "84010000", "8302616100", "830261616161f5",
        "8304616160", "a0", "1bffffffffffffffff");
    INFO(hex);
    CHECK_FALSE(valueFrom(fromHex(hex).value()).ok());
}

TEST_CASE("Choices are a set: the order in which a caller left them and repeats do not reach the bytes") {
    CHECK(canonicalBytes(Value(Choices{{"quiet", "crying", "quiet"}}))
        == canonicalBytes(Value(Choices{{"crying", "quiet"}})));
}

TEST_CASE("A register key is field numbers and item ids, beginning with a field") {
    const RegisterKey key{{20U, idNumbered<ItemId>(3), 41U, 4'000'000'000U}};
    const auto bytes = canonicalBytes(key);
    CHECK(toHex(bytes)
        == "841450"
           "00000000000000000000000000000003"
           "1829"
           "1aee6b2800");
    CHECK(registerKeyFrom(bytes).value() == key);

    const auto* hex = GENERATE("80", "00", "81f6", "8120", "811b0000000100000000", "814f000000000000000000000000000000",
        "815000000000000000000000000000000003", "8114f5",
        "8101"
        "00");
    INFO(hex);
    CHECK_FALSE(registerKeyFrom(fromHex(hex).value()).ok());
}

TEST_CASE("Register keys sort by their beginnings, fields before items") {
    const RegisterKey list{{20U}};
    const RegisterKey below{{20U, 99U}};
    const RegisterKey item{{20U, idNumbered<ItemId>(1)}};
    const RegisterKey next{{21U}};
    CHECK(list < below);
    CHECK(below < item);
    CHECK(item < RegisterKey{{20U, idNumbered<ItemId>(2)}});
    CHECK(item < next);
}

TEST_CASE("A part comes back from its bytes as it was") {
    const auto part = somePart();
    const auto bytes = canonicalBytes(part);
    const auto back = partFrom(bytes);
    REQUIRE(back.ok());
    CHECK(*back == part);
    CHECK(canonicalBytes(*back) == bytes);
}

TEST_CASE("Superseded operations reach the bytes sorted and once, however a caller lists them") {
    auto part = somePart();
    auto& supersedes = part.operations[0].supersedes;
    const auto bytes = canonicalBytes(part);
    std::swap(supersedes.front(), supersedes.back());
    supersedes.push_back(supersedes.front());
    CHECK(canonicalBytes(part) == bytes);
}

TEST_CASE("A part with two operations on one register is refused") {
    auto part = somePart();
    part.operations[1].key = part.operations[0].key;
    const auto back = partFrom(canonicalBytes(part));
    REQUIRE_FALSE(back.ok());
    CHECK(back.error().code == ErrorCode::Malformed);
}

TEST_CASE("A part whose superseded operations stand out of order or twice is refused") {
    const auto write = [](const OperationId& first, const OperationId& second) {
        CborWriter writer;
        writer.array(2);
        writer.id(idNumbered<RecordId>(7));
        writer.array(1);
        writer.array(5);
        writer.raw(canonicalBytes(field(30)));
        writer.boolean(true);
        writer.array(2);
        for (const auto& id : {first, second}) {
            writer.array(4);
            writer.id(id.signer);
            writer.unsignedInt(id.number);
            writer.unsignedInt(id.index);
            writer.id(id.entry);
        }
        writer.null();
        writer.null();
        return writer.take();
    };
    const auto one = operationIn(entryOf(1, 1, {}));
    const auto other = operationIn(entryOf(1, 2, {}));
    CHECK(partFrom(write(one, other)).ok());
    CHECK_FALSE(partFrom(write(other, one)).ok());
    CHECK_FALSE(partFrom(write(one, one)).ok());
}

} // namespace seenheard
