#include "sync/protocol/Identity.h"

#include "platform/crypto/Hashing.h"
#include "sync/records/Cbor.h"

#include <algorithm>

namespace seenheard {

namespace {

/// Purpose and lengths are inside the CBOR, so that no two different inputs are the same octets.
template<typename IdType>
IdType derived(const Bytes& key, const CborWriter& input) {
    IdType id;
    std::copy_n(hmacSha256(key, input.result()).octets.begin(), IdType::size, id.octets.begin());
    return id;
}

} // namespace

RecordId Identity::record(std::string_view formId, const Reference& about) const {
    CborWriter input;
    input.array(4);
    input.text("seenheard record v1");
    input.text(formId);
    input.text(about.kind);
    input.text(about.id);
    return derived<RecordId>(key_, input);
}

ItemId Identity::item(const RecordId& record, std::string_view list, const Reference& what) const {
    CborWriter input;
    input.array(5);
    input.text("seenheard item v1");
    input.id(record);
    input.text(list);
    input.text(what.kind);
    input.text(what.id);
    return derived<ItemId>(key_, input);
}

} // namespace seenheard
