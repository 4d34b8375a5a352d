#pragma once

#include "platform/base/Id.h"
#include "platform/base/Result.h"

#include <filesystem>

namespace seenheard {

/// How often a leaf hash is named by the turns of an export, and how often an entry of it has that hash.
struct Occurrences {
    std::uint64_t named = 0;
    std::uint64_t there = 0;
};

/// Reads the export once more; what cannot be read counts for nothing.
[[nodiscard]] Result<Occurrences> occurrencesOf(const Hash& leafHash, const std::filesystem::path& file);

/// Whether some turn of the export begins at that leaf.
[[nodiscard]] Result<bool> someTurnBeginsAt(std::uint64_t leaf, const std::filesystem::path& file);

} // namespace seenheard
