#include "sync/records/Items.h"

#include <algorithm>

namespace seenheard {

namespace {

bool isBelow(const RegisterKey& key, const RegisterKey& above) {
    return key.path.size() > above.path.size() && std::equal(above.path.begin(), above.path.end(), key.path.begin());
}

} // namespace

bool isWithdrawn(const std::vector<Head>& heads) {
    return !heads.empty() && std::all_of(heads.begin(), heads.end(), [](const Head& head) {
        return std::holds_alternative<Withdrawn>(head.value);
    });
}

std::vector<ItemId> itemsOf(const RecordState& state, const RegisterKey& list) {
    std::vector<ItemId> items;
    // Keys sort by their beginnings, so whatever is below the list follows it, item by item.
    for (auto row = state.registers.upper_bound(list); row != state.registers.end() && isBelow(row->first, list);
         ++row) {
        const auto* item = std::get_if<ItemId>(&row->first.path[list.path.size()]);
        if (item == nullptr || isWithdrawn(row->second))
            continue;
        if (items.empty() || items.back() != *item)
            items.push_back(*item);
    }
    return items;
}

bool isWithdrawn(const RecordState& state, const RegisterKey& item) {
    auto row = state.registers.upper_bound(item);
    if (row == state.registers.end() || !isBelow(row->first, item))
        return false;
    for (; row != state.registers.end() && isBelow(row->first, item); ++row) {
        if (!isWithdrawn(row->second))
            return false;
    }
    return true;
}

} // namespace seenheard
