#pragma once

#include "app/services/PlaceService.h"
#include "app/storage/ProfileStore.h"

namespace seenheard {

/// In the profile's own store.
class TabletPlaceService final : public PlaceService {
public:
    explicit TabletPlaceService(ProfileStore& profile) : profile_(profile) {}

    [[nodiscard]] Status keep(const Place& place) override;
    [[nodiscard]] Result<std::optional<Place>> take() override;

private:
    ProfileStore& profile_;
};

} // namespace seenheard
