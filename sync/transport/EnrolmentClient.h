#pragma once

#include "sync/protocol/Messages.h"
#include "sync/transport/TlsKey.h"

#include <functional>
#include <memory>

namespace seenheard {

/// What a tablet asks for.
struct EnrolmentOrder {
    std::string serverUrl;
    EnrolmentCode code;
    std::string tabletName;
    const SigningKey& signingKey; ///< Fresh; must live until the answer.
};

/// What it got; every certificate in it has been checked.
struct EnrolmentOutcome {
    Authority authority;
    Hash fingerprint; ///< Of the authority.
    EnrolmentResponse response;
    TlsKey tlsKey;
};

/// First contact with a server, with nothing but an address and a code. What it believes rests on the code alone: it
/// carries the fingerprint of the authority's document, and only under that authority is the one-time secret sent.
/// Needs an event loop.
class EnrolmentClient {
public:
    using Done = std::function<void(Result<EnrolmentOutcome>)>;

    EnrolmentClient();
    ~EnrolmentClient();

    /// Calls `done` once, later; at once for an address that is none. WrongAuthority where the server is not the one
    /// that the code is from. Not called after this object has gone.
    void enrol(const EnrolmentOrder& order, Done done);

private:
    struct Attempt;

    std::unique_ptr<Attempt> attempt_;
};

/// Checks what the server answered to an enrolment; pure.
[[nodiscard]] Result<EnrolmentOutcome> checkEnrolment(const Authority& authority, const Hash& fingerprint,
    EnrolmentResponse response, const PublicKey& signingKey, TlsKey tlsKey);

} // namespace seenheard
