#pragma once

#include <string_view>

namespace seenheard {

/// The definition of the form that administrative entries are made with: sync/forms/administration.json, built in,
/// because a server has it before anybody could publish one.
[[nodiscard]] std::string_view administrationFormJson();

} // namespace seenheard
