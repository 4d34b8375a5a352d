#include "tests/simulation/judge/Ledger.h"

#include <algorithm>

namespace seenheard {

void Ledger::write(const Entry& entry, WrittenEntry written) {
    written.canonical = canonicalBytes(entry);
    const auto id = entryIdOf(entry.header);
    if (entries_.emplace(id, std::move(written)).second)
        order_.push_back(id);
}

WrittenEntry* Ledger::find(const EntryId& id) {
    const auto found = entries_.find(id);
    return found == entries_.end() ? nullptr : &found->second;
}

std::uint64_t Ledger::saved() const {
    return static_cast<std::uint64_t>(
        std::ranges::count_if(order_, [this](const EntryId& id) { return entries_.at(id).saved; }));
}

} // namespace seenheard
