#pragma once

#include "app/viewmodels/TabletViewModel.h"

namespace seenheard {

/// The parts of a window over one profile: its real tablet, opened with its PIN on the worker's thread. What
/// `surroundings` refers to outlives the window.
[[nodiscard]] TabletParts partsOf(const std::filesystem::path& profile, const TabletSurroundings& surroundings);

} // namespace seenheard
