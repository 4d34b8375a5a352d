#include "sync/xlsform/Symbols.h"

#include <algorithm>

namespace seenheard {

bool encloses(const std::vector<std::string>& outer, const std::vector<std::string>& inner) {
    return outer.size() <= inner.size() && std::equal(outer.begin(), outer.end(), inner.begin());
}

const Symbol* Symbols::find(const std::string& original, const std::vector<std::string>& level) const {
    const Symbol* nearest = nullptr;
    const Symbol* elsewhere = nullptr;
    std::size_t asNear = 0;
    std::size_t others = 0;
    for (const Symbol& each : all_) {
        if (each.original != original)
            continue;
        if (!encloses(each.level, level)) {
            elsewhere = &each;
            ++others;
        } else if (nearest == nullptr || each.level.size() > nearest->level.size()) {
            nearest = &each;
            asNear = 1;
        } else if (each.level.size() == nearest->level.size()) {
            ++asNear;
        }
    }
    if (nearest != nullptr)
        return asNear == 1 ? nearest : nullptr;
    return others == 1 ? elsewhere : nullptr;
}

Symbol* Symbols::at(const std::string& name, const std::vector<std::string>& level) {
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const Symbol& each) {
        return each.name == name && each.level == level && each.kind != Symbol::Kind::Group;
    });
    return found == all_.end() ? nullptr : &*found;
}

bool Symbols::has(const std::string& original) const {
    return std::any_of(all_.begin(), all_.end(), [&](const Symbol& each) { return each.original == original; });
}

} // namespace seenheard
