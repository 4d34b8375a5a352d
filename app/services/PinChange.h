#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Random.h"
#include "platform/base/Result.h"

#include <filesystem>
#include <string_view>

namespace seenheard {

/// Gives a profile that nobody has open another PIN. Its keys stay, wrapped anew; nothing is encrypted again.
/// WrongPin counts as at unlocking; InvalidInput for a new PIN that will not do; Busy where the profile is open.
[[nodiscard]] Status changePin(const std::filesystem::path& profile, std::string_view pin, std::string_view newPin,
    Random& random, const Clock& clock);

} // namespace seenheard
