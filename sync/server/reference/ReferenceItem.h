#pragma once

#include "platform/base/Result.h"
#include "sync/records/Value.h"

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace seenheard {

/// A set of reference data: the file's name without its ending, and the kind of what is in it.
struct ReferenceSetShape {
    std::string_view set;
    std::string_view kind;
};

/// Nothing for a set that the server does not know.
[[nodiscard]] const ReferenceSetShape* referenceSetNamed(std::string_view set);
/// "addresses, children, …", for messages.
[[nodiscard]] std::string allReferenceSets();

/// Checks one item and completes it with its kind. It needs `id` and `title`; of other facts, `order` is a whole
/// number, `people` a list of persons' ids, NAME_ref the id of something of kind NAME, `subject` {kind, id}; the rest
/// are texts, numbers, true, false or lists of texts. A fact that is null or an empty text is left out.
[[nodiscard]] Result<nlohmann::json> referenceItemFrom(const ReferenceSetShape& shape, const nlohmann::json& fields);

/// What an item that was checked refers to.
[[nodiscard]] std::vector<Reference> referencesIn(const nlohmann::json& item);

} // namespace seenheard
