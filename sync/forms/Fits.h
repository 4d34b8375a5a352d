#pragma once

#include "sync/forms/FormDefinition.h"
#include "sync/records/Value.h"

namespace seenheard {

/// Does a value fit this field in its own register? `path` is how the error names the place.
[[nodiscard]] Status fits(const FormDefinition& form, const Field& field, const Value& value, std::string_view path);

/// The same for a calculated value, which may stand where nobody writes.
[[nodiscard]] Status fitsDerived(
    const FormDefinition& form, const Field& field, const Value& value, std::string_view path);

/// An item of a list, named among choices by its id in lower-case hex.
[[nodiscard]] bool isItemName(std::string_view name);

} // namespace seenheard
