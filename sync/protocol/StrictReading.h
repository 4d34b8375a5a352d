#pragma once

#include "sync/protocol/Limits.h"
#include "sync/records/Cbor.h"

namespace seenheard {

/// What every decoder of this component does before and while it reads; the reader keeps the first failure.

/// TooLarge above `most`; Unsupported where this is an array that starts with another version than `known`.
/// Everything else is left to the decoder, which reads the same octets strictly.
[[nodiscard]] Status checkSizeAndVersion(
    BytesView canonical, std::size_t most, std::uint64_t known, std::string_view what);

[[nodiscard]] std::string readText(CborReader& reader, std::size_t most, std::string_view tooLong);
[[nodiscard]] Bytes readBytes(CborReader& reader, std::size_t most, std::string_view tooLong);

/// An enumeration whose members are numbered from 0 to `last`.
template<typename Enum>
[[nodiscard]] Enum readEnum(CborReader& reader, Enum last, std::string_view unknown) {
    const auto value = reader.unsignedInt();
    if (value <= static_cast<std::uint64_t>(last))
        return static_cast<Enum>(value);
    reader.refuse(unknown);
    return Enum{};
}

/// An array of at most `most` elements, each read by `readOne`.
template<typename ReadOne>
[[nodiscard]] auto readList(CborReader& reader, std::size_t most, ReadOne readOne) {
    std::vector<decltype(readOne(reader))> list;
    const auto count = reader.array(most);
    for (std::uint64_t i = 0; i < count && !reader.failed(); ++i)
        list.push_back(readOne(reader));
    return list;
}

template<typename IdType>
[[nodiscard]] std::vector<IdType> readIds(CborReader& reader, std::size_t most) {
    return readList(reader, most, [](CborReader& one) { return one.id<IdType>(); });
}

template<typename IdType>
void writeIds(CborWriter& writer, const std::vector<IdType>& ids) {
    writer.array(ids.size());
    for (const auto& id : ids)
        writer.id(id);
}

} // namespace seenheard
