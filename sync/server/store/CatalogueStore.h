#pragma once

#include "sync/protocol/Messages.h"

#include <optional>
#include <span>

namespace seenheard {

/// One published version of a form.
struct FormVersion {
    std::string id;
    std::string version;
    Hash hash;
    std::int64_t publishedAtMs = 0;
};

/// New content of one set of reference data.
struct ReferenceContent {
    std::string set;
    Bytes items; ///< A JSON array of objects in canonical order.
    /// The version that it was made from, 0 where there was none; nothing: whatever is there is replaced.
    std::optional<std::uint64_t> madeFrom = std::nullopt;
};

/// What every tablet gets whole: form definitions and reference data.
class CatalogueStore {
public:
    virtual ~CatalogueStore() = default;
    /// Every version ever published, oldest first.
    [[nodiscard]] virtual Result<std::vector<FormVersion>> formHistory() = 0;
    /// The newest version of each form.
    [[nodiscard]] virtual Result<std::vector<FormVersion>> currentForms() = 0;
    /// Those that are known, in no particular order.
    [[nodiscard]] virtual Result<std::vector<PublishedForm>> forms(std::span<const Hash> hashes) = 0;
    /// AlreadyExists where that very definition was published before.
    [[nodiscard]] virtual Status publish(const FormVersion& version, BytesView definition) = 0;

    [[nodiscard]] virtual Result<std::vector<ReferenceVersion>> referenceVersions() = 0;
    /// Those that are known, in no particular order.
    [[nodiscard]] virtual Result<std::vector<ReferenceSet>> referenceSets(std::span<const std::string> sets) = 0;
    /// All or nothing; Busy where a set moved on since `madeFrom`. What is as it was keeps its version; yields others.
    [[nodiscard]] virtual Result<std::vector<ReferenceVersion>> replaceReferenceSets(
        std::span<const ReferenceContent> sets, std::int64_t asAtMs) = 0;
};

} // namespace seenheard
