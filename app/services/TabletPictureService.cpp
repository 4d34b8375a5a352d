#include "app/services/TabletPictureService.h"

namespace seenheard {

Result<Bytes> TabletPictureService::open(const Picture& picture) {
    const auto sealed = files_.read(picture.id);
    return sealed ? openPicture(picture, *sealed) : sealed;
}

} // namespace seenheard
