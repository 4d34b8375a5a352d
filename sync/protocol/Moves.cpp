#include "sync/protocol/Moves.h"

#include "sync/protocol/StrictReading.h"

#include <charconv>

namespace seenheard {

namespace {

constexpr std::size_t mostBytes = 64;

std::optional<std::uint64_t> numberAfter(std::string_view& query, std::string_view name) {
    if (!query.starts_with(name))
        return std::nullopt;
    query.remove_prefix(name.size());
    std::uint64_t value = 0;
    const auto [behind, failed] = std::from_chars(query.data(), query.data() + query.size(), value);
    if (failed != std::errc{})
        return std::nullopt;
    query.remove_prefix(static_cast<std::size_t>(behind - query.data()));
    return value;
}

} // namespace

Bytes canonicalBytes(const Moves& moves) {
    CborWriter writer;
    writer.array(2);
    writer.unsignedInt(Moves::formatVersion);
    write(writer, moves.newest);
    return writer.take();
}

Result<Moves> movesFrom(BytesView canonical) {
    constexpr std::string_view what = "announcement";
    if (auto status = checkSizeAndVersion(canonical, mostBytes, Moves::formatVersion, what); !status)
        return status.error();
    CborReader reader(canonical);
    Moves moves;
    reader.expectArray(2);
    if (reader.unsignedInt() != Moves::formatVersion)
        reader.refuse("no format version");
    moves.newest = readCursor(reader);
    if (auto status = reader.finish(what); !status)
        return status.error();
    return moves;
}

std::string movesPath(const Cursor& beyond) {
    return "/v1/moves?epoch=" + std::to_string(beyond.epoch) + "&leaf=" + std::to_string(beyond.leaf);
}

std::optional<Cursor> cursorInQuery(std::string_view query) {
    const auto epoch = numberAfter(query, "epoch=");
    const auto leaf = epoch ? numberAfter(query, "&leaf=") : std::nullopt;
    return leaf && query.empty() ? std::optional(Cursor{*epoch, *leaf}) : std::nullopt;
}

} // namespace seenheard
