#include "tests/simulation/tablet/ModelTabletPlace.h"

namespace seenheard {

Result<std::unique_ptr<OfficerStore>> ModelTabletPlace::open() {
    return ModelTabletStore::open(
        {tables_, outsideHead_, tablet_.disk(), tablet_.clock(), box_, keys_, tablet_.officer().certificate.signer()},
        tablet_.chance());
}

Result<std::unique_ptr<TabletPlace>> ModelTabletPlace::clone(SimulatedTablet& copy) {
    auto box = box_;
    box += "-clone-" + std::to_string(copy.number());
    std::error_code failure;
    std::filesystem::copy(box_, box, std::filesystem::copy_options::recursive, failure);
    if (failure)
        return fail(ErrorCode::StorageFailed, "The simulated box could not be copied.");
    auto place = std::make_unique<ModelTabletPlace>(copy, box, keys_);
    place->tables_ = tables_;
    place->outsideHead_ = outsideHead_;
    return std::unique_ptr<TabletPlace>(std::move(place));
}

bool ModelTabletPlace::rollBack() {
    if (!older_)
        return false;
    tables_ = std::move(*older_);
    older_.reset();
    return true;
}

} // namespace seenheard
