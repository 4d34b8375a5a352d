#pragma once

#include "sync/protocol/Certificate.h"
#include "sync/server/store/AssignmentStore.h"
#include "sync/server/store/LogStore.h"

namespace seenheard {

/// Which scopes an officer follows: what concerns the force, what he wrote in himself, and what he was assigned to.
/// Nothing outside them is ever sent to him; and who may see no records follows what concerns the force alone.
class FollowedScopes {
public:
    FollowedScopes(AssignmentStore& assignments, LogStore& log) : assignments_(assignments), log_(log) {}

    /// Sorted, without repeats; at most limits::scopesFollowed, the own and the force's always among them.
    [[nodiscard]] Result<std::vector<RecordScope>> of(const SignerCertificate& signer);
    [[nodiscard]] Result<std::vector<RecordScope>> of(const OfficerId& officer, Role role);

private:
    AssignmentStore& assignments_;
    LogStore& log_;
};

} // namespace seenheard
