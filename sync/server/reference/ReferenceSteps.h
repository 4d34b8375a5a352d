#pragma once

#include "sync/server/store/CatalogueStore.h"

namespace seenheard {

/// What a store keeps of a set's next version beside its content.
struct ReferenceStep {
    std::optional<Bytes> change; ///< From the version before; nothing where there is none, or it cannot be told.
    std::optional<Hash> digest;
};

/// `before` is the content that it replaces; nothing where there is none.
[[nodiscard]] ReferenceStep stepOf(const ReferenceContent& content, std::optional<BytesView> before);

/// Puts changes together as a store reads them, oldest first.
class ReferenceSteps {
public:
    explicit ReferenceSteps(const ReferenceVersion& since) : at_(since.version) {}

    /// `head` says what the set is by now.
    void add(ReferenceChanges head, std::uint64_t version, std::uint64_t madeFrom, Bytes change);
    /// Nothing where a step is missing.
    [[nodiscard]] std::optional<ReferenceChanges> all() &&;

private:
    std::uint64_t at_;
    bool gap_ = false;
    std::optional<ReferenceChanges> changes_;
};

} // namespace seenheard
