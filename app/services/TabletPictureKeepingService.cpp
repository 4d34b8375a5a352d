#include "app/services/TabletPictureKeepingService.h"

#include "app/services/ForceSettings.h"

namespace seenheard {

Result<Picture> TabletPictureKeepingService::keep(const RecordId& record, const PlainPicture& picture) {
    if (!allowsPictures(directory_, picture.kind))
        return fail(ErrorCode::NotEntitled,
            "This force's settings do not allow a " + std::string(wordFor(picture.kind))
                + " in a record. Say in words what it would show.");
    const auto sealed = sealPicture(picture, clock_.now(), random_);
    if (!sealed)
        return sealed.error();
    if (auto kept = pictures_.keep(record, *sealed); !kept)
        return kept.error();
    return sealed->picture;
}

Status TabletPictureKeepingService::fetch(const RecordId& record, const Picture& picture) {
    if (auto noted = pictures_.want(record, picture); !noted)
        return noted;
    wanted_();
    return success();
}

} // namespace seenheard
