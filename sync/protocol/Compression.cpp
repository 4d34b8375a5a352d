#include "sync/protocol/Compression.h"

#include "sync/protocol/Limits.h"

#include <zstd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

namespace seenheard {

namespace {

constexpr int level = 3;
/// Requests grow beyond this only while the road is quick; then a third of the time is worth a seventh more octets.
constexpr std::size_t largeRequest = 512ULL * 1024;
constexpr int quickLevel = 1;
constexpr std::array<std::uint8_t, 4> frameMagic{0x28, 0xB5, 0x2F, 0xFD};
constexpr std::size_t mostInBlock = 128ULL * 1024;

void appendLittleEndian(Bytes& out, std::uint64_t value, unsigned octets) {
    for (unsigned i = 0; i < octets; ++i)
        out.push_back(static_cast<std::uint8_t>(value >> (8U * i)));
}

/// A zstd frame of raw blocks (RFC 8878), for the rare message that would shrink by more than a receiver
/// accepts: what somebody wrote must not be undeliverable because it repeats itself.
Bytes framedAsItIs(BytesView plain) {
    constexpr std::uint8_t singleSegmentAndEightOctetsOfSize = 0xE0;
    Bytes out(frameMagic.begin(), frameMagic.end());
    out.push_back(singleSegmentAndEightOctetsOfSize);
    appendLittleEndian(out, plain.size(), 8);
    for (std::size_t at = 0; at < plain.size();) {
        const auto block = plain.subspan(at, std::min(mostInBlock, plain.size() - at));
        at += block.size();
        const std::uint64_t last = at == plain.size() ? 1 : 0;
        appendLittleEndian(out, (block.size() << 3U) | last, 3);
        out.insert(out.end(), block.begin(), block.end());
    }
    return out;
}

Error malformed(const std::string& why) {
    return fail(ErrorCode::Malformed, "The message is not what it should be: " + why);
}

} // namespace

Bytes compress(BytesView plain) {
    Bytes packed(ZSTD_compressBound(plain.size()));
    const auto size = ZSTD_compress(packed.data(), packed.size(), plain.data(), plain.size(), level);
    if (ZSTD_isError(size) != 0 || plain.size() / limits::inflationRatio >= size)
        return framedAsItIs(plain);
    packed.resize(size);
    return packed;
}

Bytes compress(BytesView plain, std::size_t noise) {
    if (noise == 0 || noise >= plain.size())
        return compress(plain);
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
    if (!context)
        return compress(plain);
    static_cast<void>(ZSTD_CCtx_setParameter(
        context.get(), ZSTD_c_compressionLevel, plain.size() > largeRequest ? quickLevel : level));
    static_cast<void>(ZSTD_CCtx_setPledgedSrcSize(context.get(), plain.size()));
    Bytes packed(ZSTD_compressBound(plain.size()) + 64);
    ZSTD_outBuffer out{packed.data(), packed.size(), 0};
    ZSTD_inBuffer shape{plain.data(), plain.size() - noise, 0};
    const auto flushed = ZSTD_compressStream2(context.get(), &out, &shape, ZSTD_e_flush);
    ZSTD_inBuffer rest{plain.data() + shape.size, noise, 0};
    const auto ended = ZSTD_compressStream2(context.get(), &out, &rest, ZSTD_e_end);
    // Both leave something over only where there is no room, and there is.
    if (flushed != 0 || ended != 0 || plain.size() / limits::inflationRatio >= out.pos)
        return compress(plain);
    packed.resize(out.pos);
    return packed;
}

Result<Bytes> decompress(BytesView packed, std::size_t most) {
    if (packed.size() < frameMagic.size() || !std::equal(frameMagic.begin(), frameMagic.end(), packed.begin()))
        return malformed("it does not start as zstd does.");
    const auto declared = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (declared == ZSTD_CONTENTSIZE_ERROR)
        return malformed("its zstd header is damaged or cut short.");
    if (declared == ZSTD_CONTENTSIZE_UNKNOWN)
        return malformed("its zstd header does not say how large it is inside.");
    if (declared > most)
        return fail(ErrorCode::TooLarge,
            "The message would be " + std::to_string(declared) + " octets after decompression; at most "
                + std::to_string(most) + " are taken.");
    if (declared > packed.size() * limits::inflationRatio)
        return fail(ErrorCode::TooLarge,
            "The message would grow more than " + std::to_string(limits::inflationRatio) + " times on decompression.");
    if (ZSTD_getDictID_fromFrame(packed.data(), packed.size()) != 0)
        return malformed("it needs a zstd dictionary, and none is agreed.");
    const auto frame = ZSTD_findFrameCompressedSize(packed.data(), packed.size());
    if (ZSTD_isError(frame) != 0)
        return malformed("it is damaged or cut short.");
    if (frame != packed.size())
        return malformed("something follows the one zstd frame.");

    Bytes plain(static_cast<std::size_t>(declared));
    const auto size = ZSTD_decompress(plain.data(), plain.size(), packed.data(), packed.size());
    if (ZSTD_isError(size) != 0 || size != plain.size())
        return malformed("it does not decompress to the size that it declares.");
    return plain;
}

} // namespace seenheard
