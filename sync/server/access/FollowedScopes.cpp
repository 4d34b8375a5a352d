#include "sync/server/access/FollowedScopes.h"

#include "sync/protocol/Limits.h"
#include "sync/protocol/Rights.h"

#include <set>

namespace seenheard {

Result<std::vector<RecordScope>> FollowedScopes::of(const SignerCertificate& signer) {
    const auto now = log_.signer(signer.signer());
    if (!now)
        return now.error();
    if (!may(*now ? (*now)->role : signer.role, Right::See))
        return std::vector{forceScope()};
    const auto assigned = assignments_.assigned(signer.officer);
    if (!assigned)
        return assigned.error();
    std::set<RecordScope> scopes{forceScope(), officerScope(signer.officer)};
    for (const auto& scope : *assigned) {
        if (scopes.size() < limits::scopesFollowed)
            scopes.insert(scope);
    }
    return std::vector<RecordScope>(scopes.begin(), scopes.end());
}

} // namespace seenheard
