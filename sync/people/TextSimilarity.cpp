#include "sync/people/TextSimilarity.h"

#include <algorithm>
#include <vector>

namespace seenheard {

namespace {

constexpr std::size_t longestPrefix = 4;
constexpr double prefixWeight = 0.1;

double jaro(std::string_view left, std::string_view right) {
    const auto longer = std::max(left.size(), right.size());
    const auto reach = longer / 2 > 0 ? longer / 2 - 1 : 0;
    std::vector<bool> taken(right.size(), false);
    std::string_view::size_type matches = 0;
    std::vector<char> inLeft;
    for (std::size_t at = 0; at < left.size(); ++at) {
        const auto from = at > reach ? at - reach : 0;
        const auto to = std::min(right.size(), at + reach + 1);
        for (auto other = from; other < to; ++other) {
            if (taken[other] || left[at] != right[other])
                continue;
            taken[other] = true;
            inLeft.push_back(left[at]);
            ++matches;
            break;
        }
    }
    if (matches == 0)
        return 0;
    std::size_t outOfPlace = 0;
    std::size_t next = 0;
    for (std::size_t at = 0; at < right.size(); ++at)
        if (taken[at] && inLeft[next++] != right[at])
            ++outOfPlace;
    const auto found = static_cast<double>(matches);
    return (found / static_cast<double>(left.size()) + found / static_cast<double>(right.size())
               + (found - static_cast<double>(outOfPlace) / 2) / found)
        / 3;
}

} // namespace

double jaroWinkler(std::string_view left, std::string_view right) {
    if (left.empty() || right.empty())
        return left.empty() && right.empty() ? 1 : 0;
    const auto similarity = jaro(left, right);
    std::size_t prefix = 0;
    while (prefix < std::min({left.size(), right.size(), longestPrefix}) && left[prefix] == right[prefix])
        ++prefix;
    return similarity + static_cast<double>(prefix) * prefixWeight * (1 - similarity);
}

bool isOneSlip(std::string_view left, std::string_view right) {
    if (left.size() > right.size())
        std::swap(left, right);
    if (right.size() - left.size() > 1 || left == right)
        return false;
    const auto differs = std::mismatch(left.begin(), left.end(), right.begin()).first - left.begin();
    const auto at = static_cast<std::size_t>(differs);
    if (left.size() < right.size())
        return left.substr(at) == right.substr(at + 1);
    if (left.substr(at + 1) == right.substr(at + 1))
        return true;
    return at + 1 < left.size() && left[at] == right[at + 1] && left[at + 1] == right[at]
        && left.substr(at + 2) == right.substr(at + 2);
}

} // namespace seenheard
