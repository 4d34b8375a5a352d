#pragma once

#include "sync/forms/Answers.h"

#include <string>

namespace seenheard::testing {

/// The id that the tests give to an item: the same for the same picked person, else counted.
[[nodiscard]] ItemIds itemIdsForTests();

/// The answers of a published case, by the name of its file without ".json".
[[nodiscard]] Answers answersOfCase(const std::string& file, const std::string& form = "incident_observation");

} // namespace seenheard::testing
