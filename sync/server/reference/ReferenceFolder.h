#pragma once

#include "sync/server/store/CatalogueStore.h"

#include <filesystem>

namespace seenheard {

/// One set as it was found in a folder.
struct LoadedSet {
    ReferenceContent content;
    std::size_t items = 0;
};

/// Reads every set of a folder, all or nothing. No two items of a kind share an id, and whatever an item refers to is
/// in the folder or in those stored sets that it does not replace. The error names the file and the line.
[[nodiscard]] Result<std::vector<LoadedSet>> readReferenceFolder(
    const std::filesystem::path& folder, const std::vector<ReferenceSet>& stored);

} // namespace seenheard
