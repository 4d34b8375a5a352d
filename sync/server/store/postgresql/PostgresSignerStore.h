#pragma once

#include "sync/server/store/SignerStore.h"
#include "sync/server/store/postgresql/PostgresConnections.h"

namespace seenheard {

/// Signers and enrolments on PostgreSQL.
class PostgresSignerStore final : public SignerStore {
public:
    explicit PostgresSignerStore(PostgresConnections& connections) : connections_(connections) {}

    [[nodiscard]] Result<std::vector<SignerCertificate>> certificates(std::span<const SignerId> signers) override;
    [[nodiscard]] Result<std::uint64_t> signerCount() override;
    [[nodiscard]] Result<OfficerId> officer(
        const std::string& name, const std::optional<OfficerId>& wanted, Random& random) override;
    [[nodiscard]] Result<std::optional<OfficerId>> officerNamed(const std::string& name) override;
    [[nodiscard]] Status offer(const EnrolmentOffer& offer) override;
    [[nodiscard]] Result<std::vector<EnrolmentOffer>> openOffers() override;
    [[nodiscard]] Result<bool> withdraw(const Hash& secretHash, std::int64_t nowMs) override;
    [[nodiscard]] Result<EnrolledSigner> redeem(
        const Hash& secretHash, const PublicKey& signingKey, std::int64_t nowMs, const Issue& issue) override;

private:
    PostgresConnections& connections_;
};

/// Inside a transaction of the caller.
[[nodiscard]] Status insertSigner(PostgresDatabase& data, const SignerCertificate& certificate);
/// An enrolment that was lost with a restore and came back, inside a transaction of the caller: the signer, the officer
/// where his name is free, and his team's scope.
[[nodiscard]] Status keepReturned(PostgresDatabase& data, const SignerCertificate& certificate);

} // namespace seenheard
