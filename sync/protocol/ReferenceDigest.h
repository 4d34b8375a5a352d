#pragma once

#include "platform/base/Id.h"

namespace seenheard {

/// What a set of reference data holds, told by 32 octets: the sum of the SHA-256 of its items, modulo 2^256, most
/// significant octet first. Items may come in any order, and one that changes is taken out and put in again. It tells
/// a set that went astray from one that did not; it is no proof against somebody who makes items up.
class ReferenceDigest {
public:
    ReferenceDigest() = default;
    explicit ReferenceDigest(const Hash& sum) : sum_(sum) {}

    /// An item as compact JSON, names in the order of their octets (RFC 8785).
    void add(std::string_view item);
    void remove(std::string_view item);
    [[nodiscard]] const Hash& sum() const { return sum_; }

private:
    Hash sum_;
};

} // namespace seenheard
