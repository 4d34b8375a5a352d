#pragma once

#include "platform/base/Id.h"
#include "sync/records/Value.h"

namespace seenheard {

/// Ids that two tablets that never met both arrive at: HMAC-SHA-256 under the force's identity key over a
/// *picked* reference, cut to 16 octets (ENGINE: identity). Typed references get random ids instead.
class Identity {
public:
    explicit Identity(Bytes key) : key_(std::move(key)) {}

    /// The record of one form about one picked thing.
    [[nodiscard]] RecordId record(std::string_view formId, const Reference& about) const;
    /// The item for one picked thing in one list of one record.
    [[nodiscard]] ItemId item(const RecordId& record, std::string_view list, const Reference& what) const;

private:
    Bytes key_;
};

} // namespace seenheard
