#pragma once

#include "app/services/CaptureService.h"

namespace seenheard {

/// What is essential and still missing in a draft, by the part of the work that it belongs to.
class Owed {
public:
    Owed(const DraftView& draft, CapturePart part);

    [[nodiscard]] const std::vector<const Missing*>& here() const { return here_; }
    [[nodiscard]] const std::vector<const Missing*>& elsewhere() const { return elsewhere_; }

private:
    std::vector<const Missing*> here_;
    std::vector<const Missing*> elsewhere_;
};

} // namespace seenheard
