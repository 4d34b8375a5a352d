#pragma once

#include "sync/protocol/Certificate.h"
#include "sync/server/store/AssignmentStore.h"

namespace seenheard {

/// Which scopes an officer follows: what concerns the force, what he wrote in himself, and what he was assigned to.
/// Nothing outside them is ever sent to him.
class FollowedScopes {
public:
    explicit FollowedScopes(AssignmentStore& assignments) : assignments_(assignments) {}

    /// Sorted, without repeats; at most limits::scopesFollowed, the own and the force's always among them.
    [[nodiscard]] Result<std::vector<RecordScope>> of(const SignerCertificate& signer);

private:
    AssignmentStore& assignments_;
};

} // namespace seenheard
