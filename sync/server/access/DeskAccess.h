#pragma once

#include "sync/protocol/Rights.h"
#include "sync/server/access/FollowedScopes.h"
#include "sync/server/http/Request.h"
#include "sync/server/store/LogStore.h"

#include <map>
#include <mutex>

namespace seenheard {

/// Somebody at a desk, known by his TLS certificate, with what he is now.
struct DeskPerson {
    SignerState state;
    std::vector<RecordScope> follows;

    [[nodiscard]] Role role() const { return state.role; }
    [[nodiscard]] const std::string& name() const { return state.certificate.officerName; }
    [[nodiscard]] SignerId signer() const { return state.certificate.signer(); }
    /// Who looks after everybody does so everywhere; a supervisor in the teams that he follows.
    [[nodiscard]] bool looksAfter(const std::string& team) const;
};

/// Decides who may ask at a desk: whoever shows the TLS certificate of an enrolment that stands, in a role that has
/// the right. Looked up at each request, so that who was revoked a moment ago is refused.
class DeskAccess {
public:
    DeskAccess(LogStore& log, FollowedScopes follows) : log_(log), follows_(follows) {}

    /// NotEntitled where he may not, in words that say what he would need.
    [[nodiscard]] Result<DeskPerson> check(const Request& request, Right right);

private:
    [[nodiscard]] Result<std::optional<SignerId>> signerOn(const TabletId& tablet);

    LogStore& log_;
    FollowedScopes follows_;
    std::mutex guard_;
    std::map<TabletId, SignerId> known_; ///< The newest enrolment on each.
};

} // namespace seenheard
