#pragma once

#include "platform/base/Id.h"

#include <limits>
#include <string>
#include <vector>

namespace seenheard {

/// One value on its way into a statement, as PostgreSQL's binary format has it. There are whole numbers, octets and
/// lists of both; text travels as octets, so that it comes back as it was, whatever is in it.
class PostgresValue {
public:
    PostgresValue(std::int64_t number);
    PostgresValue(int number) : PostgresValue(static_cast<std::int64_t>(number)) {}
    PostgresValue(std::uint32_t number) : PostgresValue(static_cast<std::int64_t>(number)) {}
    PostgresValue(std::uint64_t number) : PostgresValue(static_cast<std::int64_t>(number)) {}
    PostgresValue(bool value) : PostgresValue(static_cast<std::int64_t>(value)) {}
    PostgresValue(BytesView octets);
    PostgresValue(const Bytes& octets) : PostgresValue(BytesView(octets)) {}
    PostgresValue(std::string_view text) : PostgresValue(bytesOf(text)) {}
    PostgresValue(const std::string& text) : PostgresValue(bytesOf(text)) {}
    template<typename Tag, std::size_t Size>
    PostgresValue(const FixedId<Tag, Size>& id) : PostgresValue(id.bytes()) {}
    PostgresValue(const std::vector<std::int64_t>& numbers);
    PostgresValue(const std::vector<BytesView>& octets);
    PostgresValue(const std::vector<Bytes>& octets);

    [[nodiscard]] unsigned type() const { return type_; }
    [[nodiscard]] const Bytes& octets() const { return octets_; }

private:
    unsigned type_;
    Bytes octets_;
};

/// For "limit", which takes no number as large as "all of them".
[[nodiscard]] inline PostgresValue atMost(std::size_t most) {
    return static_cast<std::int64_t>(
        std::min<std::size_t>(most, static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max())));
}

/// The octets of each, which must outlive the list.
template<typename Ids>
[[nodiscard]] std::vector<BytesView> octetsOfEach(const Ids& ids) {
    std::vector<BytesView> octets;
    octets.reserve(ids.size());
    for (const auto& id : ids)
        octets.push_back(id.bytes());
    return octets;
}

} // namespace seenheard
