#pragma once

#include "sync/protocol/Rights.h"
#include "sync/server/access/FollowedScopes.h"
#include "sync/server/access/TabletDirectory.h"
#include "sync/server/http/Request.h"
#include "sync/server/signin/DeskSignIn.h"

namespace seenheard {

/// Somebody at a desk, with what he is now.
struct DeskPerson {
    OfficerId officer;
    std::string name;
    Role role = Role::Officer;
    SignerId signer; ///< The enrolment of the desk; zeros for who has signed in with a token.
    std::vector<RecordScope> follows;

    /// Who looks after everybody does so everywhere; a supervisor in the teams that he follows.
    [[nodiscard]] bool looksAfter(const std::string& team) const;
};

/// Decides who asks at a desk: whoever shows the TLS certificate of an enrolment that stands, or a token of the force's
/// own sign-in. Looked up at each request, so that who was revoked or has left a moment ago is refused.
class DeskAccess {
public:
    /// Without `signIn` no tokens are taken. References must outlive it.
    DeskAccess(LogStore& log, FollowedScopes follows, StaffStore& people, DeskSignIn* signIn = nullptr)
        : log_(log)
        , tablets_(log)
        , follows_(follows)
        , people_(people)
        , signIn_(signIn) {}

    [[nodiscard]] bool takesTokens() const { return signIn_ != nullptr; }
    /// A certificate counts before a token. NotEntitled where neither is good; Busy while a token cannot be checked
    /// yet.
    [[nodiscard]] Result<DeskPerson> whoAsks(const RequestHead& head);
    /// NotEntitled where he may not, in words that say what he would need.
    [[nodiscard]] static Status check(const DeskPerson& person, Right right);

private:
    [[nodiscard]] Result<DeskPerson> enrolledOn(const TabletId& desk);
    [[nodiscard]] Result<DeskPerson> signedIn(const std::string& token);

    LogStore& log_;
    TabletDirectory tablets_;
    FollowedScopes follows_;
    StaffStore& people_;
    DeskSignIn* signIn_;
};

} // namespace seenheard
