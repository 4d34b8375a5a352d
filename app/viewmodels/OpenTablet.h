#pragma once

#include "app/services/Tablet.h"

namespace seenheard {

/// An unlocked profile as screens change it: every service that writes or exchanges, all on the worker's thread.
class OpenTablet {
public:
    virtual ~OpenTablet() = default;

    [[nodiscard]] virtual const Enrolment& enrolment() const = 0;
    [[nodiscard]] virtual CaptureService& capture() = 0;
    [[nodiscard]] virtual DecisionService& decisions() = 0;
    [[nodiscard]] virtual PersonLinkService& links() = 0;
    [[nodiscard]] virtual PictureKeepingService& pictures() = 0;
    [[nodiscard]] virtual FeedbackService& feedback() = 0;
    [[nodiscard]] virtual IndexService& index() = 0;
    [[nodiscard]] virtual IntegrityService& integrity() = 0;
    [[nodiscard]] virtual PlaceService& places() = 0;
    [[nodiscard]] virtual ViewingService& viewing() = 0;
    [[nodiscard]] virtual SyncService& sync() = 0;
    [[nodiscard]] virtual KeyService& keys() = 0;
};

/// What unlocking gives the screens: one to change, one to read, each on a thread of its own.
struct OpenedTablet {
    std::unique_ptr<OpenTablet> tablet;
    std::unique_ptr<ReadingTablet> reading;
};

/// Opens a profile with its PIN. Called on the worker's thread; may take a second.
using TabletOpener = std::function<Result<OpenedTablet>(std::string_view pin)>;

} // namespace seenheard
