#pragma once

#include "app/viewmodels/OpenTablet.h"

namespace seenheard {

/// The real Tablet behind the interface that screens use.
class UnlockedTablet final : public OpenTablet {
public:
    explicit UnlockedTablet(std::unique_ptr<Tablet> tablet) : tablet_(std::move(tablet)) {}

    [[nodiscard]] const Enrolment& enrolment() const override { return tablet_->enrolment(); }
    [[nodiscard]] CaptureService& capture() override { return tablet_->capture(); }
    [[nodiscard]] DecisionService& decisions() override { return tablet_->decisions(); }
    [[nodiscard]] PersonLinkService& links() override { return tablet_->links(); }
    [[nodiscard]] PictureKeepingService& pictures() override { return tablet_->pictures(); }
    [[nodiscard]] FeedbackService& feedback() override { return tablet_->feedback(); }
    [[nodiscard]] IndexService& index() override { return tablet_->index(); }
    [[nodiscard]] IntegrityService& integrity() override { return tablet_->integrity(); }
    [[nodiscard]] PlaceService& places() override { return tablet_->places(); }
    [[nodiscard]] ViewingService& viewing() override { return tablet_->viewing(); }
    [[nodiscard]] SyncService& sync() override { return tablet_->sync(); }
    [[nodiscard]] KeyService& keys() override { return tablet_->keys(); }

private:
    std::unique_ptr<Tablet> tablet_;
};

} // namespace seenheard
