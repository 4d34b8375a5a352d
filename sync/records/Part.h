#pragma once

#include "platform/base/Result.h"
#include "sync/records/Operation.h"

namespace seenheard {

/// What one entry says of one record; its position in the list is each operation's index.
/// At most one operation a register.
struct Part {
    RecordId record;
    std::vector<Operation> operations;

    bool operator==(const Part&) const = default;
};

[[nodiscard]] Bytes canonicalBytes(const Part& part);
/// Strict inverse; also refuses two operations on one register and unsorted supersedes.
[[nodiscard]] Result<Part> partFrom(BytesView canonical);

/// Canonical CBOR of a value or a key alone, as it stands inside a part.
[[nodiscard]] Bytes canonicalBytes(const Value& value);
[[nodiscard]] Result<Value> valueFrom(BytesView canonical);
[[nodiscard]] Bytes canonicalBytes(const RegisterKey& key);
[[nodiscard]] Result<RegisterKey> registerKeyFrom(BytesView canonical);

} // namespace seenheard
