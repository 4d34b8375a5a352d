#pragma once

#include "sync/records/RecordScope.h"

#include <map>
#include <set>
#include <vector>

namespace seenheard {

/// What each officer follows and has followed: who needs to know what.
class Following {
public:
    using Scopes = std::set<RecordScope>;

    /// What he is assigned to from now on, beside his own records and what concerns the whole force.
    void assign(const OfficerId& officer, const Scopes& assigned);
    [[nodiscard]] const Scopes& now(const OfficerId& officer) const { return followed_.at(officer).back(); }
    /// Whether he has followed exactly these at some time.
    [[nodiscard]] bool everWas(const OfficerId& officer, const std::vector<RecordScope>& scopes) const;

private:
    std::map<OfficerId, std::vector<Scopes>> followed_; ///< Oldest first.
};

[[nodiscard]] bool meet(const Following::Scopes& left, const Following::Scopes& right);

} // namespace seenheard
