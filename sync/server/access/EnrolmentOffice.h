#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Random.h"
#include "sync/protocol/EnrolmentCode.h"
#include "sync/server/store/ServerStore.h"

namespace seenheard {

/// Whom a code is to be for, and who wants it.
struct WantedCode {
    std::string officerName;
    std::optional<OfficerId> officer; ///< Where the name has changed.
    Role role = Role::Officer;
    std::string team;
    std::string district;
    std::string tabletName; ///< The only tablet that may use it; empty for any.
    std::int64_t validHours = 24;
    std::string by;
    std::string why;
    SignerId desk; ///< Zeros for a command.
};

/// A code that was made. Its secret is nowhere else.
struct MadeCode {
    EnrolmentCode code;
    EnrolmentOffer offer;
};

/// What a tablet, or a desk, brings to be enrolled.
struct EnrollingDevice {
    PublicKey signingKey;
    Bytes tlsPublicKey; ///< DER SubjectPublicKeyInfo, EC P-256.
    std::string name;
};

/// The two certificates that make a signer of the officer of a code on that device.
[[nodiscard]] Result<EnrolledSigner> issueSigner(
    const ServerIdentity& identity, const EnrolmentOffer& offer, const EnrollingDevice& device, std::int64_t nowMs);

/// Makes and withdraws one-time codes. By whom and why stands in the audit before there is a code.
class EnrolmentOffice {
public:
    static constexpr std::int64_t mostHours = 24LL * 14;

    EnrolmentOffice(ServerStore& store, const ServerIdentity& identity, const Clock& clock, Random& random)
        : store_(store)
        , identity_(identity)
        , clock_(clock)
        , random_(random) {}

    [[nodiscard]] Result<MadeCode> make(const WantedCode& wanted);
    /// NotFound where no open code is shown by that id.
    [[nodiscard]] Result<EnrolmentOffer> find(const std::string& shownId);
    /// It works no more.
    [[nodiscard]] Status withdraw(
        const EnrolmentOffer& offer, const std::string& by, const std::string& why, const SignerId& desk);

private:
    ServerStore& store_;
    const ServerIdentity& identity_;
    const Clock& clock_;
    Random& random_;
};

} // namespace seenheard
