#pragma once

#include "sync/forms/FormDefinition.h"

#include <string>

namespace seenheard::testing {

/// A file of the source tree, by its path from the root.
[[nodiscard]] std::string sourceFile(const std::string& path);

/// The form that officers use at an incident.
[[nodiscard]] const FormDefinition& incidentObservation();

/// A form with these fields (JSON, without the brackets of the list), for tests of one thing.
[[nodiscard]] Result<FormDefinition> formWith(const std::string& fields);

} // namespace seenheard::testing
