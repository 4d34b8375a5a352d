#pragma once

#include "sync/records/Cbor.h"
#include "sync/records/Operation.h"

namespace seenheard {

// The pieces that parts and record states are written with, each the strict inverse of the other.

void writeValue(CborWriter& writer, const Value& value);
[[nodiscard]] Value readValue(CborReader& reader);

void writeInstant(CborWriter& writer, const Instant& instant);
/// The three elements of an instant, inside an array that the caller has opened.
[[nodiscard]] Instant readInstant(CborReader& reader);

void writeKey(CborWriter& writer, const RegisterKey& key);
[[nodiscard]] RegisterKey readKey(CborReader& reader);

void writeOperationId(CborWriter& writer, const OperationId& id);
[[nodiscard]] OperationId readOperationId(CborReader& reader);
[[nodiscard]] std::uint32_t readUint32(CborReader& reader);

void writeDepth(CborWriter& writer, const std::optional<std::uint64_t>& depth);
[[nodiscard]] std::optional<std::uint64_t> readDepth(CborReader& reader);

void writeReason(CborWriter& writer, const std::optional<std::string>& reason);
[[nodiscard]] std::optional<std::string> readReason(CborReader& reader);

} // namespace seenheard
