#pragma once

#include "platform/database/Database.h"
#include "sync/protocol/Authority.h"
#include "sync/records/FieldPolicy.h"

#include <unordered_map>

namespace seenheard {

/// What administrators have said of a signer.
struct SignerMark {
    SignerStanding standing = SignerStanding::Open;
    std::uint64_t forkedAt = 0;     ///< First number with two entries; 0 where there is no fork.
    std::optional<RoleChange> role; ///< The newest.
};

/// Signers this tablet has met, with their certificates, and the small number by which other tables name them.
class CertificateStore {
public:
    /// The own signer's number is the greatest, so that own entries lie at the end of their table.
    static constexpr std::int64_t ownRef = (1 << 20) - 1;

    explicit CertificateStore(Database& database) : database_(database) {}

    /// Nothing where it was never met.
    [[nodiscard]] Result<std::optional<SignerCertificate>> certificate(const SignerId& signer);
    [[nodiscard]] Result<std::vector<SignerCertificate>> all();
    /// For the stand-in and the rules of who may replace whom; zero for a signer never met. Keeps what it has read.
    [[nodiscard]] OfficerOf officerOf();

    /// Inside a transaction of the caller; a signer that is here already stays as it is.
    [[nodiscard]] Status add(const SignerCertificate& certificate, bool own = false);
    [[nodiscard]] Result<std::optional<std::int64_t>> refOf(const SignerId& signer);
    [[nodiscard]] Result<SignerMark> mark(const SignerId& signer);
    /// The role as it is now: what administrators have given since the enrolment counts.
    [[nodiscard]] Role roleOf(const SignerCertificate& signer);
    /// Inside a transaction of the caller; also of one that was never met.
    [[nodiscard]] Status close(const SignerId& signer, SignerStanding standing, std::uint64_t forkedAt);
    [[nodiscard]] Status giveRole(const SignerId& signer, const RoleChange& change);
    /// The log is read again from its first leaf: who has which role comes with it.
    [[nodiscard]] Status forgetRoles();
    /// A transaction was rolled back: what was read inside it may not be true.
    void forget() { known_.clear(); }

private:
    struct Known {
        std::int64_t ref = 0;
        SignerCertificate certificate;
    };
    [[nodiscard]] Result<const Known*> known(const SignerId& signer);

    Database& database_;
    std::unordered_map<SignerId, Known> known_;
};

} // namespace seenheard
