#include "app/viewmodels/BoxCourier.h"

#include "app/services/CarryingOut.h"
#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/QtScheduler.h"

#include <algorithm>

namespace seenheard {

BoxCourier::BoxCourier(std::filesystem::path profile, TabletSurroundings surroundings, QObject* parent)
    : QObject(parent)
    , profile_(std::move(profile))
    , keyStore_(surroundings.keyStore) {
    thread_.post([this, surroundings = std::move(surroundings)] {
        scheduler_ = std::make_unique<QtScheduler>();
        tablets_ = std::make_unique<LockedTablets>(profile_, surroundings, *scheduler_,
            [this](
                const std::filesystem::path& one, const Result<LockedTablet::Report>& outcome) { told(one, outcome); });
    });
}

BoxCourier::~BoxCourier() {
    thread_.post([this] {
        tablets_.reset();
        scheduler_.reset();
    });
}

void BoxCourier::told(const std::filesystem::path& profile, const Result<LockedTablet::Report>& outcome) {
    if (profile != profile_)
        return;
    const bool waitsForUs = !outcome && outcome.error().code == ErrorCode::Busy;
    const bool obeyed = outcome && !outcome->carriedOut.empty();
    if (!waitsForUs && !obeyed)
        return;
    if (const auto allowed = checkMayOpen(ProfileDirectory{profile_}, keyStore_); !allowed)
        emit lockWanted(display::text(allowed.error().message));
}

} // namespace seenheard
