#include "tests/simulation/judge/Following.h"

#include <algorithm>

namespace seenheard {

void Following::assign(const OfficerId& officer, const Scopes& assigned) {
    auto scopes = assigned;
    scopes.insert(forceScope());
    scopes.insert(officerScope(officer));
    followed_[officer].push_back(std::move(scopes));
}

bool Following::everWas(const OfficerId& officer, const std::vector<RecordScope>& scopes) const {
    const auto known = followed_.find(officer);
    return known != followed_.end()
        && std::ranges::find(known->second, Scopes(scopes.begin(), scopes.end())) != known->second.end();
}

bool meet(const Following::Scopes& left, const Following::Scopes& right) {
    return std::ranges::any_of(left, [&](const RecordScope& scope) { return right.contains(scope); });
}

} // namespace seenheard
