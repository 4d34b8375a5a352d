#include "sync/engine/OutgoingAhead.h"

#include <utility>

namespace seenheard {

namespace {

Result<std::vector<ReadyEntry>> readOf(
    LocalStore& store, std::uint64_t after, std::size_t mostBytes, std::size_t most) {
    auto outgoing = store.outgoing(after, mostBytes, most);
    if (!outgoing)
        return outgoing.error();
    std::vector<ReadyEntry> ready;
    ready.reserve(outgoing->size());
    for (auto& entry : *outgoing)
        ready.push_back({entry.id, entry.number, EntryPieces(std::move(entry.entry))});
    return ready;
}

} // namespace

void OutgoingAhead::prepare(LocalStore& store, std::uint64_t after, std::size_t mostBytes, std::size_t most) {
    auto ready = readOf(store, after, mostBytes, most);
    after_ = after;
    ready_ = ready ? std::move(*ready) : std::vector<ReadyEntry>{};
}

Result<std::vector<ReadyEntry>> OutgoingAhead::take(
    LocalStore& store, std::uint64_t after, std::size_t mostBytes, std::size_t most) {
    auto ready = std::exchange(ready_, {});
    if (ready.empty() || after_ != after)
        return readOf(store, after, mostBytes, most);
    // Prepared for a quick road; after a slow answer fewer go.
    std::size_t bytes = 0;
    std::size_t room = 0;
    while (room < ready.size() && room < most) {
        bytes += ready[room].taken.canonical.size();
        if (room > 0 && bytes > mostBytes)
            break;
        ++room;
    }
    ready.erase(ready.begin() + static_cast<std::ptrdiff_t>(room), ready.end());
    return ready;
}

} // namespace seenheard
