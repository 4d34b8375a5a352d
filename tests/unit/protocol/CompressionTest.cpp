#include "sync/protocol/Compression.h"

#include "sync/protocol/Limits.h"
#include "tests/support/SeededRandom.h"

#include <catch2/catch_test_macros.hpp>
#include <zstd.h>

using namespace seenheard;

namespace {

constexpr std::size_t mebibyte = 1024ULL * 1024;

Bytes plainZstd(const Bytes& plain) {
    Bytes packed(ZSTD_compressBound(plain.size()));
    packed.resize(ZSTD_compress(packed.data(), packed.size(), plain.data(), plain.size(), 3));
    return packed;
}

ErrorCode refusalOf(const Bytes& packed, std::size_t most = mebibyte) {
    const auto plain = decompress(packed, most);
    REQUIRE_FALSE(plain.ok());
    return plain.error().code;
}

} // namespace

TEST_CASE("What was compressed comes back") {
    SeededRandom random;
    for (std::size_t size : {0U, 1U, 2U, 199U, 200U, 201U, 4096U, 131072U, 131073U, 600'000U}) {
        CAPTURE(size);
        const auto noise = random.bytes(size);
        const auto back = decompress(compress(noise), mebibyte);
        REQUIRE(back.ok());
        CHECK(back.value() == noise);
    }
}

TEST_CASE("Text shrinks") {
    Bytes text;
    for (int i = 0; i < 1000; ++i) {
        const auto line = "The child " + std::to_string(i * 7919) + " was calm. ";
        text.insert(text.end(), line.begin(), line.end());
    }
    CHECK(compress(text).size() * 3 < text.size());
}

TEST_CASE("However often somebody repeats himself, the receiver takes it") {
    for (std::size_t size : {1'000U, 131'072U, 131'073U, 262'144U, 1'000'000U, 1'048'576U}) {
        CAPTURE(size);
        const Bytes same(size, 'a');
        const auto back = decompress(compress(same), mebibyte);
        REQUIRE(back.ok());
        CHECK(back.value() == same);
    }
}

TEST_CASE("A bomb is refused by its ratio before it goes off") {
    CHECK(refusalOf(plainZstd(Bytes(30 * mebibyte)), 32 * mebibyte) == ErrorCode::TooLarge);
}

TEST_CASE("A frame that declares more than is allowed is refused") {
    SeededRandom random;
    const auto packed = compress(random.bytes(mebibyte + 1));
    CHECK(refusalOf(packed) == ErrorCode::TooLarge);
    auto liar = packed;
    for (std::size_t at = 5; at < 9; ++at)
        liar[at] = 0xFF;
    CHECK(refusalOf(liar) == ErrorCode::TooLarge);
}

TEST_CASE("A frame that declares no size is refused") {
    const Bytes plain(1000, 'a');
    Bytes packed(ZSTD_compressBound(plain.size()));
    auto* context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0);
    packed.resize(ZSTD_compress2(context, packed.data(), packed.size(), plain.data(), plain.size()));
    ZSTD_freeCCtx(context);
    CHECK(refusalOf(packed) == ErrorCode::Malformed);
}

TEST_CASE("Two frames, a skippable frame or anything behind the frame are refused") {
    const auto one = compress(bytesOf("one"));
    auto two = one;
    two.insert(two.end(), one.begin(), one.end());
    CHECK(refusalOf(two) == ErrorCode::Malformed);
    auto trailing = one;
    trailing.push_back(0);
    CHECK(refusalOf(trailing) == ErrorCode::Malformed);
    const Bytes skippable{0x50, 0x2A, 0x4D, 0x18, 0, 0, 0, 0};
    CHECK(refusalOf(skippable) == ErrorCode::Malformed);
    // Neither of these adds anything to what comes out, so the size alone does not tell.
    auto skipping = one;
    skipping.insert(skipping.end(), skippable.begin(), skippable.end());
    CHECK(refusalOf(skipping) == ErrorCode::Malformed);
    auto emptyBehind = one;
    const auto empty = compress({});
    emptyBehind.insert(emptyBehind.end(), empty.begin(), empty.end());
    CHECK(refusalOf(emptyBehind) == ErrorCode::Malformed);
}

TEST_CASE("A frame cut short or lying about its size is refused") {
    SeededRandom random;
    const auto packed = compress(random.bytes(5000));
    for (std::size_t size = 0; size < packed.size(); size += 7)
        REQUIRE_FALSE(decompress(BytesView(packed).first(size), mebibyte).ok());
    auto liar = packed;
    liar[5] ^= 1U;
    CHECK(refusalOf(liar) == ErrorCode::Malformed);
}

TEST_CASE("Noise is refused and does no harm") {
    SeededRandom random;
    for (int i = 0; i < 2000; ++i) {
        auto noise = compress(random.bytes(random.below(500)));
        for (int changes = 0; changes < 3; ++changes)
            noise[4 + random.below(noise.size() - 4)] ^= static_cast<std::uint8_t>(1 + random.below(255));
        const auto plain = decompress(noise, mebibyte);
        if (plain.ok())
            CHECK(plain->size() <= mebibyte);
    }
    CHECK_FALSE(decompress(random.bytes(1000), mebibyte).ok());
}
