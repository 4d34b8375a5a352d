#pragma once

#include "sync/protocol/Messages.h"

#include <algorithm>
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
    bool forTablets = true; ///< Else nobody asks what changed in it, and that is not kept.
};

/// What changed in a set since an earlier version, in steps.
struct ReferenceChanges {
    ReferenceVersion version; ///< Up to which they go: the set's.
    std::int64_t asAtMs = 0;
    std::optional<Hash> digest; ///< Of the set as it is then.
    std::vector<Bytes> changes; ///< Oldest first, as changeBetween() writes them.
};

/// So many changes of a set are kept, and no more octets than the set itself has.
constexpr std::uint64_t mostReferenceChanges = 4096;
/// The version after `held` (0 where there is none): by the clock, so that a restored store does not use one again.
[[nodiscard]] constexpr std::uint64_t referenceVersionAfter(std::uint64_t held, std::int64_t atMs) {
    return std::max(held + 1, static_cast<std::uint64_t>(std::max<std::int64_t>(atMs, 0)) / 1000);
}

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
    /// Nothing where what changed since is not known, or not any more: then the whole set goes.
    [[nodiscard]] virtual Result<std::optional<ReferenceChanges>> referenceChanges(const ReferenceVersion& since) = 0;
    /// All or nothing; Busy where a set moved on since `madeFrom`. What is as it was keeps its version; yields others.
    [[nodiscard]] virtual Result<std::vector<ReferenceVersion>> replaceReferenceSets(
        std::span<const ReferenceContent> sets, std::int64_t asAtMs) = 0;
};

} // namespace seenheard
