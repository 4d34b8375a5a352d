#pragma once

#include "app/viewmodels/OpenTablet.h"

namespace seenheard {

/// The real Tablet behind the interface that screens use.
class UnlockedTablet final : public OpenTablet {
public:
    explicit UnlockedTablet(std::unique_ptr<Tablet> tablet) : tablet_(std::move(tablet)) {}

    [[nodiscard]] const Enrolment& enrolment() const override { return tablet_->enrolment(); }
    [[nodiscard]] CaptureService& capture() override { return tablet_->capture(); }
    [[nodiscard]] RecordService& records() override { return tablet_->records(); }
    [[nodiscard]] DifferenceService& differences() override { return tablet_->differences(); }
    [[nodiscard]] FindService& find() override { return tablet_->find(); }
    [[nodiscard]] ReferenceService& reference() override { return tablet_->reference(); }
    [[nodiscard]] SyncService& sync() override { return tablet_->sync(); }

private:
    std::unique_ptr<Tablet> tablet_;
};

} // namespace seenheard
