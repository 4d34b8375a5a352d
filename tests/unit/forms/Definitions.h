#pragma once

#include "sync/forms/FormDefinition.h"

#include <string>
#include <vector>

namespace seenheard::testing {

/// A file of the source tree, by its path from the root.
[[nodiscard]] std::string sourceFile(const std::string& path);

/// A form that the force's officers use, from app/forms.
[[nodiscard]] const FormDefinition& bundledForm(const std::string& id);
/// The ids of all of them.
[[nodiscard]] std::vector<std::string> bundledForms();

/// The form that officers use at an incident.
[[nodiscard]] const FormDefinition& incidentObservation();

/// A form with these fields (JSON, without the brackets of the list), for tests of one thing.
[[nodiscard]] Result<FormDefinition> formWith(const std::string& fields);

} // namespace seenheard::testing
