#include "sync/server/access/FollowedScopes.h"

#include "sync/protocol/Limits.h"
#include "sync/protocol/Rights.h"

#include <set>

namespace seenheard {

Result<std::vector<RecordScope>> FollowedScopes::of(const SignerCertificate& signer) {
    const auto now = log_.signer(signer.signer());
    if (!now)
        return now.error();
    return of(signer.officer, *now ? (*now)->role : signer.role);
}

Result<std::vector<RecordScope>> FollowedScopes::of(const OfficerId& officer, Role role) {
    if (!may(role, Right::See))
        return std::vector{forceScope()};
    const auto assigned = assignments_.assigned(officer);
    if (!assigned)
        return assigned.error();
    std::set<RecordScope> scopes{forceScope(), officerScope(officer)};
    for (const auto& scope : *assigned) {
        if (scopes.size() < limits::scopesFollowed)
            scopes.insert(scope);
    }
    return std::vector<RecordScope>(scopes.begin(), scopes.end());
}

} // namespace seenheard
