#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

class QImage;

namespace seenheard {

/// Limits of what is opened and of what is made of it.
namespace picture_limits {
constexpr std::uint64_t fileBytes = 64ULL * 1024 * 1024; ///< Of a file that somebody chose.
constexpr int allocationMegabytes = 256;                 ///< While it is decoded.
constexpr int longEdge = 2560;                           ///< Pixels of what is kept.
} // namespace picture_limits

/// A picture made anew from its pixels alone: no position, no name of a device, no thumbnail, no comment.
struct CleanPicture {
    Bytes file;
    int width = 0; ///< Pixels.
    int height = 0;
};

/// Opens a JPEG or PNG file whatever it is called, upright, with its long edge brought to the limit. InvalidInput for
/// what is empty, no picture, or cut; TooLarge for what would take too much to open. `most` bounds the octets of what
/// is made.
[[nodiscard]] Result<CleanPicture> photographFrom(BytesView file, std::size_t most);
/// The same from an image in memory: a camera's.
[[nodiscard]] Result<CleanPicture> photographFrom(const QImage& image, std::size_t most);
/// As PNG, without loss.
[[nodiscard]] Result<CleanPicture> drawingFrom(const QImage& image, std::size_t most);

/// Opens what was made here, for a screen; null where it cannot be.
[[nodiscard]] QImage imageFrom(BytesView file);

} // namespace seenheard
