#pragma once

#include "platform/base/Random.h"
#include "platform/base/Result.h"
#include "sync/records/Picture.h"

namespace seenheard {

/// A picture as it lies on a disk and travels: what it is sealed under is only in what names it.
struct SealedPicture {
    Picture picture;
    Bytes octets;
};

/// Under a fresh key. TooLarge where it would be over limits::pictureBytes.
[[nodiscard]] Result<SealedPicture> sealPicture(const PlainPicture& plain, const Instant& takenAt, Random& random);
/// The picture's own file. BadSignature where these are not the octets that the picture names.
[[nodiscard]] Result<Bytes> openPicture(const Picture& picture, BytesView sealed);

} // namespace seenheard
