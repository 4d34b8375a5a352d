#pragma once

#include "app/services/Tablet.h"

namespace seenheard {

/// An unlocked profile as screens use it: every service, all on the worker's thread.
class OpenTablet {
public:
    virtual ~OpenTablet() = default;

    [[nodiscard]] virtual const Enrolment& enrolment() const = 0;
    [[nodiscard]] virtual CaptureService& capture() = 0;
    [[nodiscard]] virtual RecordService& records() = 0;
    [[nodiscard]] virtual DifferenceService& differences() = 0;
    [[nodiscard]] virtual FindService& find() = 0;
    [[nodiscard]] virtual ReferenceService& reference() = 0;
    [[nodiscard]] virtual SyncService& sync() = 0;
};

/// Opens a profile with its PIN. Called on the worker's thread; may take a second.
using TabletOpener = std::function<Result<std::unique_ptr<OpenTablet>>(std::string_view pin)>;

} // namespace seenheard
