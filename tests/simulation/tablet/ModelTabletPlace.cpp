#include "tests/simulation/tablet/ModelTabletPlace.h"

namespace seenheard {

Result<std::unique_ptr<OfficerStore>> ModelTabletPlace::open() {
    auto lock = FileLock::take(profile_.lock());
    if (!lock)
        return lock.error();
    const auto& own = tablet_.officer().certificate; // as enrolment gives it
    tables_.certificates.emplace(own.signer(), own);
    return ModelTabletStore::open({tables_, outsideHead_, tablet_.disk(), tablet_.clock(), box(), keys_, own.signer()},
        *std::move(lock), tablet_.chance());
}

Result<std::unique_ptr<TabletPlace>> ModelTabletPlace::clone(SimulatedTablet& copy) {
    auto root = profile_.root;
    root += "-clone-" + std::to_string(copy.number());
    std::error_code failure;
    std::filesystem::copy(profile_.root, root, std::filesystem::copy_options::recursive, failure);
    if (failure)
        return fail(ErrorCode::StorageFailed, "The simulated profile could not be copied.");
    auto place = std::make_unique<ModelTabletPlace>(copy, root, keys_);
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
