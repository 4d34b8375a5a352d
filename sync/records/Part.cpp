#include "sync/records/Part.h"

#include "sync/records/ValueCodec.h"

#include <algorithm>
#include <limits>
#include <set>

namespace seenheard {

namespace {

constexpr std::uint64_t any = std::numeric_limits<std::uint64_t>::max();
/// Room made for a part before it is read: more than most have, and little where the count lies.
constexpr std::uint64_t usualOperations = 64;

/// Mostly they stand in order, and then there is nothing to remember.
bool hasTwoOfOneKey(const std::vector<Operation>& operations) {
    const auto isBefore = [](const Operation& left, const Operation& right) { return left.key < right.key; };
    const auto isNotBefore = [&](const Operation& left, const Operation& right) { return !isBefore(left, right); };
    if (std::ranges::adjacent_find(operations, isNotBefore) == operations.end())
        return false;
    std::vector<const RegisterKey*> keys;
    keys.reserve(operations.size());
    for (const auto& operation : operations)
        keys.push_back(&operation.key);
    std::ranges::sort(keys, [](const auto* left, const auto* right) { return *left < *right; });
    const auto isSame = [](const auto* left, const auto* right) { return *left == *right; };
    return std::ranges::adjacent_find(keys, isSame) != keys.end();
}

void write(CborWriter& writer, const Operation& operation) {
    // Sorted here, so that no caller can make an entry that every reader refuses.
    const std::set<OperationId> supersedes(operation.supersedes.begin(), operation.supersedes.end());
    writer.array(5);
    writeKey(writer, operation.key);
    writeValue(writer, operation.value);
    writer.array(supersedes.size());
    for (const auto& superseded : supersedes)
        writeOperationId(writer, superseded);
    writeDepth(writer, operation.depth);
    writeReason(writer, operation.reason);
}

Operation readOperation(CborReader& reader) {
    Operation operation;
    reader.expectArray(5);
    operation.key = readKey(reader);
    operation.value = readValue(reader);
    for (std::uint64_t left = reader.array(any); left > 0 && !reader.failed(); --left) {
        auto superseded = readOperationId(reader);
        if (!operation.supersedes.empty() && superseded <= operation.supersedes.back())
            reader.refuse("superseded operations out of order");
        operation.supersedes.push_back(superseded);
    }
    operation.depth = readDepth(reader);
    operation.reason = readReason(reader);
    return operation;
}

} // namespace

Bytes canonicalBytes(const Part& part) {
    CborWriter writer;
    writer.array(2);
    writer.id(part.record);
    writer.array(part.operations.size());
    for (const auto& operation : part.operations)
        write(writer, operation);
    return writer.take();
}

Result<Part> partFrom(BytesView canonical) {
    CborReader reader(canonical);
    Part part;
    reader.expectArray(2);
    part.record = reader.id<RecordId>();
    const std::uint64_t count = reader.array(std::numeric_limits<std::uint32_t>::max());
    part.operations.reserve(static_cast<std::size_t>(std::min(count, usualOperations)));
    for (std::uint64_t left = count; left > 0 && !reader.failed(); --left)
        part.operations.push_back(readOperation(reader));
    if (!reader.failed() && hasTwoOfOneKey(part.operations))
        reader.refuse("two operations on one register");
    if (auto status = reader.finish("part of an entry"); !status)
        return status.error();
    return part;
}

Bytes canonicalBytes(const Value& value) {
    CborWriter writer;
    writeValue(writer, value);
    return writer.take();
}

Result<Value> valueFrom(BytesView canonical) {
    CborReader reader(canonical);
    auto value = readValue(reader);
    if (auto status = reader.finish("value"); !status)
        return status.error();
    return value;
}

Bytes canonicalBytes(const RegisterKey& key) {
    CborWriter writer;
    writeKey(writer, key);
    return writer.take();
}

Result<RegisterKey> registerKeyFrom(BytesView canonical) {
    CborReader reader(canonical);
    auto key = readKey(reader);
    if (auto status = reader.finish("register key"); !status)
        return status.error();
    return key;
}

} // namespace seenheard
