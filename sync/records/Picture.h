#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Id.h"

#include <string_view>

namespace seenheard {

/// What a picture is; numbers are published and never mean anything else.
enum class PictureKind : std::uint8_t {
    Photograph = 0, ///< A JPEG file.
    Drawing = 1     ///< A PNG file.
};

/// "photograph", "drawing".
[[nodiscard]] constexpr std::string_view wordFor(PictureKind kind) {
    return kind == PictureKind::Drawing ? "drawing" : "photograph";
}

/// Opens one sealed picture and no other.
using PictureKey = FixedId<struct PictureKeyTag, 32>;

constexpr std::uint32_t largestPicture = 4U * 1024 * 1024; ///< Octets of a sealed one.
constexpr std::uint32_t longestPictureEdge = 8192;         ///< Pixels.

/// A picture's own file, as it goes into a record: made anew here, so that it says nothing but what it shows.
struct PlainPicture {
    Bytes file; ///< JPEG for a photograph, PNG for a drawing.
    PictureKind kind = PictureKind::Photograph;
    std::uint32_t width = 0; ///< Pixels.
    std::uint32_t height = 0;
};

/// A photograph or a drawing as a record names it. The picture itself lies sealed beside the records and travels after
/// all words; whoever may read this may see it, and nobody else can open it.
struct Picture {
    PictureId id;
    PictureKey key;
    Hash content;             ///< SHA-256 of the picture's own file: what a copy of it is compared with.
    std::uint32_t octets = 0; ///< Sealed.
    PictureKind kind = PictureKind::Photograph;
    std::uint32_t width = 0; ///< Pixels.
    std::uint32_t height = 0;
    Instant takenAt; ///< When it was taken or drawn; of a file that was chosen, when it was chosen.

    auto operator<=>(const Picture&) const = default;
};

} // namespace seenheard
