#pragma once

#include "sync/forms/FormDefinition.h"

namespace seenheard {

/// An expression of a form in words for people who do not read expressions: "'Seen?' is 'Yes' and …". `fields` are
/// those that can be seen from where it stands, the innermost first. What cannot be said in words stands as it is
/// written.
[[nodiscard]] std::string conditionWords(
    const std::string& expression, const std::vector<const std::vector<Field>*>& fields);

} // namespace seenheard
