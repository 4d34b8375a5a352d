#pragma once

#include "sync/server/intake/StoredSet.h"

namespace seenheard {

/// What was handed over of one record.
struct HandedOver {
    RecordId record;
    std::uint64_t revision = 0;
    std::string digest;
    std::int64_t atMs = 0;
    std::string occurrence; ///< Its number in the records system, once that has answered; else empty.
};

/// Up to where the log was handed over, and what of which record. Kept in the store beside the reference data, as a set
/// that no tablet gets.
class HandoverBook {
public:
    [[nodiscard]] static Result<HandoverBook> read(CatalogueStore& catalogue);

    /// Leaves below it were looked at.
    [[nodiscard]] std::uint64_t leaf() const { return leaf_; }
    void setLeaf(std::uint64_t leaf) { leaf_ = leaf; }
    /// Nothing where it was never handed over.
    [[nodiscard]] std::optional<HandedOver> find(const RecordId& record) const;
    void put(const HandedOver& handed);
    [[nodiscard]] Result<std::vector<HandedOver>> all() const;
    /// Busy where somebody else kept it since it was read.
    [[nodiscard]] Status keep(CatalogueStore& catalogue, std::int64_t nowMs);

private:
    HandoverBook(StoredSet set, std::uint64_t leaf) : set_(std::move(set)), leaf_(leaf) {}

    StoredSet set_;
    std::uint64_t leaf_ = 0;
};

} // namespace seenheard
