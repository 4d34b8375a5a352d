#include "sync/server/store/postgresql/PostgresValue.h"

namespace seenheard {

namespace {

// Numbers of PostgreSQL's own types, the same in every database.
constexpr unsigned typeOctets = 17;
constexpr unsigned typeNumber = 20;
constexpr unsigned typeListOfOctets = 1001;
constexpr unsigned typeListOfNumbers = 1016;

template<typename Number>
void appendNumber(Bytes& out, Number number) {
    for (std::size_t octet = sizeof number; octet > 0; --octet)
        out.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> (8 * (octet - 1))));
}

void append(Bytes& out, BytesView octets) {
    appendNumber(out, static_cast<std::int32_t>(octets.size()));
    out.insert(out.end(), octets.begin(), octets.end());
}

void append(Bytes& out, std::int64_t number) {
    appendNumber(out, static_cast<std::int32_t>(sizeof number));
    appendNumber(out, number);
}

template<typename List>
Bytes listOf(const List& list, unsigned elementType) {
    Bytes out;
    appendNumber(out, std::int32_t{list.empty() ? 0 : 1}); // dimensions
    appendNumber(out, std::int32_t{0});                    // without nulls
    appendNumber(out, static_cast<std::int32_t>(elementType));
    if (list.empty())
        return out;
    appendNumber(out, static_cast<std::int32_t>(list.size()));
    appendNumber(out, std::int32_t{1}); // counted from 1
    for (const auto& element : list)
        append(out, element);
    return out;
}

} // namespace

PostgresValue::PostgresValue(std::int64_t number) : type_(typeNumber) {
    appendNumber(octets_, number);
}

PostgresValue::PostgresValue(BytesView octets) : type_(typeOctets), octets_(copyOf(octets)) {}

PostgresValue::PostgresValue(const std::vector<std::int64_t>& numbers)
    : type_(typeListOfNumbers)
    , octets_(listOf(numbers, typeNumber)) {}

PostgresValue::PostgresValue(const std::vector<BytesView>& octets)
    : type_(typeListOfOctets)
    , octets_(listOf(octets, typeOctets)) {}

PostgresValue::PostgresValue(const std::vector<Bytes>& octets)
    : type_(typeListOfOctets)
    , octets_(listOf(octets, typeOctets)) {}

} // namespace seenheard
