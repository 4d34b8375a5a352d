#include "sync/server/store/postgresql/PostgresRows.h"

#include <charconv>

namespace seenheard {

std::int64_t PostgresRow::integer(int column) const {
    const auto octets = blob(column); // two, four or eight of them
    if (octets.empty())
        return 0;
    std::uint64_t number = (octets[0] & 0x80U) != 0 ? ~std::uint64_t{0} : 0;
    for (const auto octet : octets)
        number = number << 8 | octet;
    return static_cast<std::int64_t>(number);
}

BytesView PostgresRow::blob(int column) const {
    const auto length = static_cast<std::size_t>(PQgetlength(result_, row_, column));
    return {reinterpret_cast<const std::uint8_t*>(PQgetvalue(result_, row_, column)), length};
}

std::uint64_t PostgresRows::changed() const {
    const std::string_view text = PQcmdTuples(result_.get());
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace seenheard
