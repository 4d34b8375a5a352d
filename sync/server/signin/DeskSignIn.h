#pragma once

#include "sync/server/signin/IssuerKeys.h"
#include "sync/server/signin/JsonWebToken.h"
#include "sync/server/store/StaffStore.h"

namespace seenheard {

/// People at desks who come with a token of the force's own sign-in (OpenID Connect) in place of a desk's certificate.
/// The token says who it is; what he is and whether he still belongs here the register of people says, at each request.
class DeskSignIn {
public:
    DeskSignIn(TokenRules rules, IssuerKeys& keys, const Clock& clock)
        : rules_(std::move(rules))
        , keys_(keys)
        , clock_(clock) {}

    /// NotEntitled for a token that is not good, and for who is in no list or has left; Busy while the issuer's keys
    /// are being fetched.
    [[nodiscard]] Result<Person> personOf(std::string_view token, StaffStore& people);

private:
    TokenRules rules_;
    IssuerKeys& keys_;
    const Clock& clock_;
};

} // namespace seenheard
