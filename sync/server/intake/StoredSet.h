#pragma once

#include "sync/server/store/CatalogueStore.h"

#include <map>

namespace seenheard {

/// In which tablets are told of feeds. No folder of reference data holds it.
constexpr std::string_view feedSet = "feeds";
/// In which the server keeps what it handed over to the records system. No tablet gets it.
constexpr std::string_view handoverSet = "handover";

/// A set of the store, each item in canonical JSON by its id.
struct StoredSet {
    std::string set;
    std::uint64_t version = 0; ///< 0 where it was never loaded.
    std::map<std::string, std::string> items;
};

[[nodiscard]] Result<StoredSet> storedSet(CatalogueStore& catalogue, const std::string& set);
/// To be put back, if nobody changed it since.
[[nodiscard]] ReferenceContent contentOf(const StoredSet& set);

} // namespace seenheard
