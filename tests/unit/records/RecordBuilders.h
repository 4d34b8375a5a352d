#pragma once

#include "sync/records/RecordState.h"

#include <initializer_list>

namespace seenheard {

/// An id that says in its last octets which one it is.
template<typename IdType>
IdType idNumbered(std::uint64_t number) {
    IdType id;
    for (std::size_t at = 0; at < 8; ++at)
        id.octets[IdType::size - 1 - at] = static_cast<std::uint8_t>(number >> (8U * at));
    return id;
}

inline RegisterKey field(FieldNumber number) {
    return RegisterKey{{number}};
}

inline Operation saying(RegisterKey key, Value value, std::vector<OperationId> supersedes = {}) {
    return Operation{std::move(key), std::move(value), std::move(supersedes), std::nullopt, std::nullopt};
}

/// What one entry says of the record; entries are told apart by their signer, number and tail.
inline FoldInput entryOf(
    std::uint64_t signer, std::uint64_t number, std::vector<Operation> operations, std::uint64_t tail = 0) {
    const auto minutes = static_cast<std::int64_t>(number);
    return {{idNumbered<SignerId>(signer), number, idNumbered<EntryId>(signer * 1'000'000 + number * 1'000 + tail),
                {1'772'442'000'000 + minutes * 60'000, 60, ClockQuality::Synced}},
        std::move(operations)};
}

inline OperationId operationIn(const FoldInput& entry, std::uint32_t index = 0) {
    return {entry.entry.signer, entry.entry.number, index, entry.entry.id};
}

inline RecordState emptyRecord() {
    return RecordState{idNumbered<RecordId>(7), {}, {}, {}};
}

inline RecordState folded(const std::vector<FoldInput>& parts) {
    auto state = emptyRecord();
    for (const auto& part : parts)
        fold(state, part);
    return state;
}

/// Ids of the heads of one register.
inline std::vector<OperationId> headIds(const RecordState& state, const RegisterKey& key) {
    std::vector<OperationId> ids;
    if (const auto* heads = headsAt(state, key)) {
        for (const auto& head : *heads)
            ids.push_back(head.id);
    }
    return ids;
}

} // namespace seenheard
