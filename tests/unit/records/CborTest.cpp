#include "sync/records/Cbor.h"

#include "tests/support/SharedVectors.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace seenheard {

namespace {

constexpr std::uint64_t any = std::numeric_limits<std::uint64_t>::max();

Bytes octets(std::string_view hex) {
    return fromHex(hex).value();
}

/// Reads one item, writes it again and returns it as JSON (octet strings as the Appendix writes them).
nlohmann::json transcribe(CborReader& reader, CborWriter& writer) {
    switch (reader.peek()) {
    case CborKind::Unsigned: {
        const auto value = reader.unsignedInt();
        writer.unsignedInt(value);
        return value;
    }
    case CborKind::Negative: {
        const auto value = reader.integer();
        writer.integer(value);
        return value;
    }
    case CborKind::ByteString: {
        const auto value = reader.bytes();
        writer.bytes(value);
        return "h'" + toHex(value) + "'";
    }
    case CborKind::TextString: {
        const auto value = reader.text();
        writer.text(value);
        return value;
    }
    case CborKind::Boolean: {
        const bool value = reader.boolean();
        writer.boolean(value);
        return value;
    }
    case CborKind::Array: {
        auto list = nlohmann::json::array();
        const auto count = reader.array(any);
        writer.array(count);
        for (auto left = count; left > 0; --left)
            list.push_back(transcribe(reader, writer));
        return list;
    }
    default:
        if (reader.null())
            writer.null();
        else
            reader.refuse("a stranger");
        return nullptr;
    }
}

bool isOurs(const nlohmann::json& value) {
    if (value.is_array())
        return std::all_of(value.begin(), value.end(), isOurs);
    return value.is_null() || value.is_boolean() || value.is_string() || value.is_number_integer();
}

/// What an item of the Appendix means, if it is one that canonical bytes use.
std::optional<nlohmann::json> meaningOf(const nlohmann::json& item) {
    if (!item.at("roundtrip").get<bool>())
        return std::nullopt;
    if (item.contains("decoded"))
        return isOurs(item.at("decoded")) ? std::optional(item.at("decoded")) : std::nullopt;
    const auto diagnostic = item.at("diagnostic").get<std::string>();
    return diagnostic.starts_with("h'") ? std::optional<nlohmann::json>(diagnostic) : std::nullopt;
}

bool rawTakes(BytesView input) {
    CborReader reader(input);
    static_cast<void>(reader.raw());
    return reader.finish("item").ok();
}

Bytes written(void (*write)(CborWriter&)) {
    CborWriter writer;
    write(writer);
    return writer.take();
}

} // namespace

TEST_CASE("Each item of RFC 8949, Appendix A, is read and written again as it was, or refused") {
    const auto items = nlohmann::json::parse(sharedVectorText("cbor/appendix_a.json"));
    std::size_t taken = 0;
    for (const auto& item : items) {
        const auto input = octets(item.at("hex").get<std::string>());
        INFO(item.at("hex"));
        CborReader reader(input);
        CborWriter writer;
        const auto meaning = meaningOf(item);
        const auto read = transcribe(reader, writer);
        const auto status = reader.finish("item");
        CHECK(status.ok() == meaning.has_value());
        CHECK(rawTakes(input) == meaning.has_value());
        if (meaning && status) {
            CHECK(writer.result() == input);
            CHECK(read == *meaning);
            ++taken;
        }
    }
    CHECK(taken == 31);
    CHECK(items.size() == 82);
}

TEST_CASE("Whole numbers are written as short as they can be and come back") {
    const auto value = GENERATE(std::numeric_limits<std::int64_t>::min(), std::int64_t{-4'294'967'297},
        std::int64_t{-4'294'967'296}, std::int64_t{-65'537}, std::int64_t{-65'536}, std::int64_t{-257},
        std::int64_t{-256}, std::int64_t{-25}, std::int64_t{-24}, std::int64_t{-1}, std::int64_t{0}, std::int64_t{23},
        std::int64_t{24}, std::int64_t{255}, std::int64_t{256}, std::int64_t{65'535}, std::int64_t{65'536},
        std::int64_t{4'294'967'295}, std::int64_t{4'294'967'296}, std::numeric_limits<std::int64_t>::max());
    CborWriter writer;
    writer.integer(value);
    const auto magnitude = value < 0 ? ~static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    const std::size_t length = magnitude < 24   ? 1
        : magnitude < 256                       ? 2
        : magnitude < 65'536                    ? 3
        : magnitude < (std::uint64_t{1} << 32U) ? 5
                                                : 9;
    CHECK(writer.result().size() == length);
    CborReader reader(writer.result());
    CHECK(reader.integer() == value);
    CHECK(reader.finish("number").ok());
}

TEST_CASE("A number that is not in its shortest form is refused") {
    const auto* hex = GENERATE(
        "1817", "190018", "1900ff", "1a0000ffff", "1b00000000ffffffff", "3817", "5800", "780161", "9800", "980101");
    INFO(hex);
    CHECK_FALSE(rawTakes(octets(hex)));
}

TEST_CASE("Floats, tags, maps, undefined, indefinite lengths and reserved forms are refused") {
    const auto* hex = GENERATE("f93c00", "fa3f800000", "fb3ff0000000000000", "c000", "a0", "a10000", "f7", "e0", "f820",
        "ff", "1c", "1d", "1e", "1f", "3f", "5f4100ff", "7f6161ff", "9f00ff", "fc");
    INFO(hex);
    CHECK_FALSE(rawTakes(octets(hex)));
    const auto input = octets(hex);
    CborReader reader(input);
    CHECK_FALSE(reader.null());
    static_cast<void>(reader.integer());
    CHECK(reader.failed());
}

TEST_CASE("Text that is not well-formed UTF-8 is refused") {
    const auto* hex = GENERATE("80", "bf", "c0af", "c1bf", "c2", "c241", "e08080", "e09fbf", "eda080", "edbfbf", "e282",
        "e28228", "f0808080", "f08fbfbf", "f4908080", "f5808080", "f09f98", "f09f9841", "fe", "ff");
    INFO(hex);
    const auto text = octets(hex);
    CHECK_FALSE(isUtf8(text));
    CborWriter writer;
    writer.text(textOf(text));
    CHECK_FALSE(rawTakes(writer.result()));
    CborReader reader(writer.result());
    CHECK(reader.text().empty());
    CHECK(reader.failed());
}

TEST_CASE("Well-formed text is left as it was written, whatever is in it") {
    const std::string text = GENERATE(std::string(), std::string("\0 nul", 5), std::string("e\xCC\x81 is not \xC3\xA9"),
        std::string("\xEF\xBF\xBF \xED\x9F\xBF \xEE\x80\x80"), std::string("\xF0\x90\x80\x80 \xF4\x8F\xBF\xBF"),
        std::string("\xE2\x80\xAE\xEF\xBB\xBF  trailing "));
    CborWriter writer;
    writer.text(text);
    CborReader reader(writer.result());
    CHECK(reader.text() == text);
    CHECK(reader.finish("text").ok());
}

TEST_CASE("A length beyond the input is refused before anything is reserved for it") {
    const auto* hex =
        GENERATE("5bffffffffffffffff00", "7affffffff61", "9bffffffffffffffff", "9a0000000300", "4200", "62");
    INFO(hex);
    CHECK_FALSE(rawTakes(octets(hex)));
}

TEST_CASE("Arrays nest to a depth of 32 and no further") {
    auto deepest = Bytes(32, 0x81);
    deepest.push_back(0x00);
    CHECK(rawTakes(deepest));
    auto tooDeep = Bytes(33, 0x81);
    tooDeep.push_back(0x00);
    CHECK_FALSE(rawTakes(tooDeep));
    auto emptyTooDeep = Bytes(32, 0x81);
    emptyTooDeep.push_back(0x80);
    CHECK_FALSE(rawTakes(emptyTooDeep));
    CHECK_FALSE(rawTakes(Bytes(1'000'000, 0x81)));
}

TEST_CASE("A raw item ends where it ends and leaves the rest to read") {
    const auto input = written([](CborWriter& writer) {
        writer.array(2);
        writer.array(0);
        writer.text("a");
        writer.boolean(true);
    });
    CborReader reader(input);
    CHECK(reader.raw().size() == input.size() - 1);
    CHECK(reader.boolean());
    CHECK(reader.finish("pair").ok());
}

TEST_CASE("The first failure sticks and is the one told") {
    const auto input = octets("6161"
                              "01");
    CborReader reader(input);
    CHECK(reader.unsignedInt() == 0);
    CHECK(reader.text().empty());
    CHECK(reader.peek() == CborKind::End);
    reader.refuse("something else");
    const auto status = reader.finish("entry header");
    REQUIRE_FALSE(status.ok());
    CHECK(status.error().code == ErrorCode::Malformed);
    CHECK(status.error().message
        == "This is not a valid entry header: found something else where a number without sign belongs at octet 0.");
}

TEST_CASE("What goes on after its end is refused, and so is what stops before it") {
    const auto input = octets("0000");
    CborReader longer(input);
    CHECK(longer.unsignedInt() == 0);
    CHECK_FALSE(longer.finish("number").ok());
    CborReader nothing{BytesView{}};
    CHECK(nothing.raw().empty());
    CHECK_FALSE(nothing.finish("number").ok());
}

TEST_CASE("An array longer than its reader allows, or of another length than expected, is refused") {
    const auto input = octets("820000");
    CborReader limited(input);
    CHECK(limited.array(1) == 0);
    CHECK(limited.failed());
    CborReader exact(input);
    exact.expectArray(3);
    CHECK(exact.failed());
}

TEST_CASE("An identifier of another length is refused") {
    const auto input = octets("4100");
    CborReader reader(input);
    CHECK(reader.id<SignerId>().isZero());
    CHECK(reader.failed());
}

} // namespace seenheard
