#include "sync/records/Part.h"

#include "sync/records/ValueCodec.h"

#include <algorithm>
#include <limits>
#include <set>

namespace seenheard {

namespace {

constexpr std::uint64_t any = std::numeric_limits<std::uint64_t>::max();

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
    std::set<RegisterKey> seen;
    reader.expectArray(2);
    part.record = reader.id<RecordId>();
    const std::uint64_t count = reader.array(std::numeric_limits<std::uint32_t>::max());
    for (std::uint64_t left = count; left > 0 && !reader.failed(); --left) {
        part.operations.push_back(readOperation(reader));
        if (!seen.insert(part.operations.back().key).second)
            reader.refuse("two operations on one register");
    }
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
