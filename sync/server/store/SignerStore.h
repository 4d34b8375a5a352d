#pragma once

#include "sync/protocol/Messages.h"

#include <functional>
#include <span>

namespace seenheard {

/// A place for one officer on one tablet, held by a one-time code until it is redeemed or expires.
struct EnrolmentOffer {
    Hash secretHash; ///< SHA-256 of the code's secret, which is not kept.
    OfficerId officer;
    std::string officerName;
    Role role = Role::Officer;
    std::string team;
    std::string district;
    std::int64_t offeredAtMs = 0;
    std::int64_t expiresAtMs = 0;
    std::string tabletName = {}; ///< The only tablet that may use it, by its name; empty for any.
    std::string by = {};         ///< Who made it …
    std::string reason = {};     ///< … and why.
    std::optional<std::int64_t> withdrawnAtMs = {};

    /// What lists and withdrawals call it: 16 hexadecimal digits that say nothing of the code.
    [[nodiscard]] std::string shownId() const { return secretHash.hex().substr(0, 16); }
};

/// What redeeming a code made.
struct EnrolledSigner {
    SignerCertificate certificate;
    Bytes tlsCertificate;
};

/// Officers, their signers and the enrolments offered to them.
class SignerStore {
public:
    virtual ~SignerStore() = default;
    /// Those that are known, in no particular order.
    [[nodiscard]] virtual Result<std::vector<SignerCertificate>> certificates(std::span<const SignerId> signers) = 0;
    /// Officers' enrolments; the server's own signer is not counted.
    [[nodiscard]] virtual Result<std::uint64_t> signerCount() = 0;

    /// The officer of that name; `wanted` names one by id and gives him that name. Made if he is not there yet.
    /// AlreadyExists where the name belongs to another officer than the one wanted.
    [[nodiscard]] virtual Result<OfficerId> officer(
        const std::string& name, const std::optional<OfficerId>& wanted, Random& random) = 0;
    /// Nothing where nobody has that name.
    [[nodiscard]] virtual Result<std::optional<OfficerId>> officerNamed(const std::string& name) = 0;
    [[nodiscard]] virtual Status offer(const EnrolmentOffer& offer) = 0;
    /// Codes that nobody has used and nobody has withdrawn, expired ones too, oldest first.
    [[nodiscard]] virtual Result<std::vector<EnrolmentOffer>> openOffers() = 0;
    /// The code works no more. Changes nothing where it was used or withdrawn before; yields whether it did.
    [[nodiscard]] virtual Result<bool> withdraw(const Hash& secretHash, std::int64_t nowMs) = 0;

    using Issue = std::function<Result<EnrolledSigner>(const EnrolmentOffer&)>;
    /// Uses a code up: `issue` makes what is stored with it in one transaction. The same key with the same code gets
    /// the same again, since an answer can be lost. NotFound, or Revoked where it was used by another key or is over.
    [[nodiscard]] virtual Result<EnrolledSigner> redeem(
        const Hash& secretHash, const PublicKey& signingKey, std::int64_t nowMs, const Issue& issue) = 0;
};

} // namespace seenheard
