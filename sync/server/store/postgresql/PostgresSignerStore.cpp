#include "sync/server/store/postgresql/PostgresSignerStore.h"

#include "sync/server/store/EnrolmentColumns.h"
#include "sync/server/store/postgresql/PostgresAssignmentStore.h"

namespace seenheard {

namespace {

Result<std::optional<OfficerId>> idOfName(PostgresDatabase& data, const std::string& name) {
    const auto rows = data.run("select id from officers where name = $1", {name});
    if (!rows)
        return rows.error();
    return rows->empty() ? std::optional<OfficerId>() : std::optional(rows->first().id<OfficerId>(0));
}

Result<bool> isEnrolled(PostgresDatabase& data, const SignerId& signer) {
    const auto rows = data.run("select 1 from signers where id = $1", {signer});
    return rows ? Result(!rows->empty()) : rows.error();
}

Status keep(PostgresDatabase& data, const Hash& secretHash, const PublicKey& key, std::int64_t nowMs,
    const EnrolledSigner& enrolled) {
    if (auto status = insertSigner(data, enrolled.certificate); !status)
        return status;
    return data.change("update enrolments set redeemed_at = $1, signing_key = $2, certificate = $3, "
                       "tls_certificate = $4 where secret_hash = $5",
        {nowMs, key, canonicalBytes(enrolled.certificate), enrolled.tlsCertificate, secretHash});
}

Result<EnrolledSigner> redeemIn(PostgresDatabase& data, const Hash& secretHash, const PublicKey& signingKey,
    std::int64_t nowMs, const SignerStore::Issue& issue) {
    const auto rows = data.run(std::string(enrolmentColumns) + " from enrolments where secret_hash = $1", {secretHash});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return unknownCode();
    const auto offer = enrolmentOfferIn(rows->first());
    auto before = redeemedBefore(rows->first(), offer, signingKey, nowMs);
    if (!before)
        return before.error();
    if (*before)
        return std::move(**before);
    const auto taken = isEnrolled(data, signerIdOf(signingKey));
    if (!taken)
        return taken.error();
    if (*taken)
        return keyEnrolledAlready();
    auto enrolled = issue(offer);
    if (!enrolled)
        return enrolled;
    if (auto status = keep(data, secretHash, signingKey, nowMs, *enrolled); !status)
        return status.error();
    if (!offer.team.empty()) {
        if (const auto follows = assignIn(data, offer.officer, {ScopeKind::Team, offer.team}); !follows)
            return follows.error();
    }
    return enrolled;
}

} // namespace

Result<std::vector<SignerCertificate>> PostgresSignerStore::certificates(std::span<const SignerId> signers) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<SignerCertificate>> {
        const auto rows =
            connection.data.run("select certificate from signers where id = any ($1)", {octetsOfEach(signers)});
        if (!rows)
            return rows.error();
        std::vector<SignerCertificate> found;
        for (const auto row : *rows) {
            auto certificate = signerCertificateFrom(row.blob(0));
            if (!certificate)
                return certificate.error();
            found.push_back(std::move(*certificate));
        }
        return found;
    });
}

Result<std::uint64_t> PostgresSignerStore::signerCount() {
    return connections_.read([](PostgresConnection& connection) -> Result<std::uint64_t> {
        const auto rows = connection.data.one("select count(*) from signers where role <> 2");
        return rows ? Result(static_cast<std::uint64_t>(rows->first().integer(0))) : rows.error();
    });
}

Result<OfficerId> PostgresSignerStore::officer(
    const std::string& name, const std::optional<OfficerId>& wanted, Random& random) {
    return connections_.write([&](PostgresConnection& connection) -> Result<OfficerId> {
        const auto known = idOfName(connection.data, name);
        if (!known)
            return known.error();
        if (known->has_value() && wanted && **known != *wanted)
            return nameOfAnother(name, **known);
        if (known->has_value())
            return **known;
        const auto officer = wanted ? *wanted : random.id<OfficerId>();
        auto named = connection.data.change("insert into officers (id, name) values ($1, $2) "
                                            "on conflict (id) do update set name = excluded.name",
            {officer, name});
        return named ? Result(officer) : named.error();
    });
}

Result<std::optional<OfficerId>> PostgresSignerStore::officerNamed(const std::string& name) {
    return connections_.read([&](PostgresConnection& connection) { return idOfName(connection.data, name); });
}

Status PostgresSignerStore::offer(const EnrolmentOffer& offer) {
    return connections_.write([&](PostgresConnection& connection) {
        return connection.data.change(
            "insert into enrolments (secret_hash, officer, officer_name, role, team, district, offered_at, expires_at, "
            "tablet_name, offered_by, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            {offer.secretHash, offer.officer, offer.officerName, static_cast<int>(offer.role), offer.team,
                offer.district, offer.offeredAtMs, offer.expiresAtMs, offer.tabletName, offer.by, offer.reason});
    });
}

Result<std::vector<EnrolmentOffer>> PostgresSignerStore::openOffers() {
    return connections_.read([](PostgresConnection& connection) -> Result<std::vector<EnrolmentOffer>> {
        const auto rows = connection.data.run(std::string(enrolmentColumns) + std::string(openEnrolments));
        if (!rows)
            return rows.error();
        std::vector<EnrolmentOffer> found;
        for (const auto row : *rows)
            found.push_back(enrolmentOfferIn(row));
        return found;
    });
}

Result<bool> PostgresSignerStore::withdraw(const Hash& secretHash, std::int64_t nowMs) {
    return connections_.write([&](PostgresConnection& connection) -> Result<bool> {
        const auto done = connection.data.run("update enrolments set withdrawn_at = $1 where secret_hash = $2 and "
                                              "redeemed_at is null and withdrawn_at is null",
            {nowMs, secretHash});
        return done ? Result(done->changed() != 0) : done.error();
    });
}

Result<EnrolledSigner> PostgresSignerStore::redeem(
    const Hash& secretHash, const PublicKey& signingKey, std::int64_t nowMs, const Issue& issue) {
    return connections_.write([&](PostgresConnection& connection) {
        return redeemIn(connection.data, secretHash, signingKey, nowMs, issue);
    });
}

Status insertSigner(PostgresDatabase& data, const SignerCertificate& certificate) {
    return data.change("insert into signers (id, role, certificate) values ($1, $2, $3)",
        {certificate.signer(), static_cast<int>(certificate.role), canonicalBytes(certificate)});
}

Status keepReturned(PostgresDatabase& data, const SignerCertificate& certificate) {
    const auto there = isEnrolled(data, certificate.signer());
    if (!there)
        return there.error();
    if (*there)
        return success();
    if (auto status = insertSigner(data, certificate); !status || certificate.role == Role::Server)
        return status;
    // A name that was given to somebody else meanwhile stays with him; entries go by the certificate.
    if (auto named = data.change("insert into officers (id, name) values ($1, $2) on conflict do nothing",
            {certificate.officer, certificate.officerName});
        !named)
        return named;
    if (certificate.team.empty())
        return success();
    const auto follows = assignIn(data, certificate.officer, {ScopeKind::Team, certificate.team});
    return follows ? success() : Status(follows.error());
}

} // namespace seenheard
