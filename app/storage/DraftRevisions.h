#pragma once

#include "platform/base/Id.h"

#include <filesystem>
#include <map>

namespace seenheard {

/// The newest revision of each draft that the clear headers of a black box name. Segments that cannot be read are
/// passed over.
[[nodiscard]] std::map<DraftId, std::uint32_t> draftRevisionsIn(const std::filesystem::path& box);

} // namespace seenheard
