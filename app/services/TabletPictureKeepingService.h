#pragma once

#include "app/services/Directory.h"
#include "app/services/PictureService.h"
#include "app/services/TabletClock.h"
#include "app/storage/TabletPictures.h"

namespace seenheard {

/// Seals pictures beside the tablet's store, and has others fetched by the next exchange.
class TabletPictureKeepingService final : public PictureKeepingService {
public:
    TabletPictureKeepingService(TabletPictures& pictures, const Directory& directory, const TabletClock& clock,
        Random& random, std::function<void()> wanted)
        : pictures_(pictures)
        , directory_(directory)
        , clock_(clock)
        , random_(random)
        , wanted_(std::move(wanted)) {}

    [[nodiscard]] Result<Picture> keep(const RecordId& record, const PlainPicture& picture) override;
    [[nodiscard]] Status fetch(const RecordId& record, const Picture& picture) override;

private:
    TabletPictures& pictures_;
    const Directory& directory_;
    const TabletClock& clock_;
    Random& random_;
    std::function<void()> wanted_;
};

} // namespace seenheard
