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
/// in the folder or in those stored sets that it does not replace. The error names every fault, one a line, each with
/// its file and line.
[[nodiscard]] Result<std::vector<LoadedSet>> readReferenceFolder(
    const std::filesystem::path& folder, const std::vector<ReferenceSet>& stored);
/// The same of some files, each named after its set.
[[nodiscard]] Result<std::vector<LoadedSet>> readReferenceFiles(
    const std::vector<std::filesystem::path>& files, const std::vector<ReferenceSet>& stored);

/// One error that names them all, as far as somebody reads on; they are not empty.
[[nodiscard]] Error allFaults(const std::vector<std::string>& faults);
/// The files of a folder, sorted; NotFound where it cannot be read.
[[nodiscard]] Result<std::vector<std::filesystem::path>> filesIn(const std::filesystem::path& folder);

} // namespace seenheard
