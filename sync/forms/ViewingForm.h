#pragma once

#include <string_view>

namespace seenheard {

/// The definition of the form with which tablets say what was looked at on them: sync/forms/viewing.json, built in on
/// both sides, because a tablet logs from its first day, whatever the server has published.
[[nodiscard]] std::string_view viewingFormJson();

} // namespace seenheard
