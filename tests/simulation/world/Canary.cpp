#include "tests/simulation/world/Canary.h"

namespace seenheard {

void collectCanaries(std::string_view octets, std::set<std::string>& found) {
    for (auto at = octets.find(canary); at != std::string_view::npos; at = octets.find(canary, at + 1)) {
        const auto number = octets.substr(at + canary.size());
        found.emplace(number.substr(0, number.find_first_not_of("0123456789")));
    }
}

} // namespace seenheard
