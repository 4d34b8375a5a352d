#include "sync/server/store/EmbeddedSignerStore.h"

#include "platform/database/Rows.h"
#include "platform/database/Transaction.h"
#include "sync/server/store/EmbeddedAssignmentStore.h"
#include "sync/server/store/EnrolmentColumns.h"

namespace seenheard {

namespace {

Result<std::optional<OfficerId>> idOfName(Database& data, const std::string& name) {
    auto select = data.prepare("select id from officers where name = ?");
    if (!select)
        return select.error();
    auto found = select->bind(0, name).row();
    if (!found)
        return found.error();
    return *found ? std::optional(select->id<OfficerId>(0)) : std::nullopt;
}

Status name(Database& data, const OfficerId& officer, const std::string& name) {
    auto upsert = data.prepare(
        "insert into officers (id, name) values (?, ?) on conflict (id) do update set name = excluded.name");
    if (!upsert)
        return upsert.error();
    return upsert->bind(0, officer).bind(1, name).run();
}

Status insertSigner(Database& data, const SignerCertificate& certificate) {
    const auto canonical = canonicalBytes(certificate);
    const auto signer = certificate.signer();
    auto insert = data.prepare("insert into signers (id, role, certificate) values (?, ?, ?)");
    if (!insert)
        return insert.error();
    return insert->bind(0, signer).bind(1, static_cast<int>(certificate.role)).bind(2, canonical).run();
}

Status keep(
    Database& data, const Hash& secretHash, const PublicKey& key, std::int64_t nowMs, const EnrolledSigner& enrolled) {
    if (auto status = insertSigner(data, enrolled.certificate); !status)
        return status;
    const auto certificate = canonicalBytes(enrolled.certificate);
    auto update = data.prepare("update enrolments set redeemed_at = ?, signing_key = ?, certificate = ?, "
                               "tls_certificate = ? where secret_hash = ?");
    if (!update)
        return update.error();
    return update->bind(0, nowMs)
        .bind(1, key)
        .bind(2, certificate)
        .bind(3, enrolled.tlsCertificate)
        .bind(4, secretHash)
        .run();
}

Result<bool> isEnrolled(Database& data, const SignerId& signer) {
    auto select = data.prepare("select 1 from signers where id = ?");
    if (!select)
        return select.error();
    return select->bind(0, signer).row();
}

} // namespace

Result<std::vector<SignerCertificate>> EmbeddedSignerStore::certificates(std::span<const SignerId> signers) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<SignerCertificate>> {
        std::vector<SignerCertificate> found;
        for (const auto& signer : signers) {
            auto select = connection.data.prepare("select certificate from signers where id = ?");
            if (!select)
                return select.error();
            auto there = select->bind(0, signer).row();
            if (!there)
                return there.error();
            if (!*there)
                continue;
            auto certificate = signerCertificateFrom(select->blob(0));
            if (!certificate)
                return certificate.error();
            found.push_back(std::move(*certificate));
        }
        return found;
    });
}

Result<std::uint64_t> EmbeddedSignerStore::signerCount() {
    return connections_.read([](EmbeddedConnection& connection) -> Result<std::uint64_t> {
        auto select = connection.data.prepare("select count(*) from signers where role <> 2");
        if (!select)
            return select.error();
        if (auto status = select->one(); !status)
            return status.error();
        return static_cast<std::uint64_t>(select->integer(0));
    });
}

Result<OfficerId> EmbeddedSignerStore::officer(
    const std::string& officerName, const std::optional<OfficerId>& wanted, Random& random) {
    auto writer = connections_.writer();
    auto& data = writer.connection.data;
    auto transaction = Transaction::begin(data);
    if (!transaction)
        return transaction.error();
    const auto known = idOfName(data, officerName);
    if (!known)
        return known.error();
    if (known->has_value() && wanted && **known != *wanted)
        return nameOfAnother(officerName, **known);
    if (known->has_value())
        return **known;
    const auto officer = wanted ? *wanted : random.id<OfficerId>();
    if (auto status = name(data, officer, officerName); !status)
        return status.error();
    if (auto status = transaction->commit(); !status)
        return status.error();
    return officer;
}

Result<std::optional<OfficerId>> EmbeddedSignerStore::officerNamed(const std::string& officerName) {
    return connections_.read([&](EmbeddedConnection& connection) { return idOfName(connection.data, officerName); });
}

Status EmbeddedSignerStore::offer(const EnrolmentOffer& offer) {
    auto writer = connections_.writer();
    auto insert = writer.connection.data.prepare(
        "insert into enrolments (secret_hash, officer, officer_name, role, team, district, offered_at, expires_at, "
        "tablet_name, offered_by, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    return insert->bind(0, offer.secretHash)
        .bind(1, offer.officer)
        .bind(2, offer.officerName)
        .bind(3, static_cast<int>(offer.role))
        .bind(4, offer.team)
        .bind(5, offer.district)
        .bind(6, offer.offeredAtMs)
        .bind(7, offer.expiresAtMs)
        .bind(8, offer.tabletName)
        .bind(9, offer.by)
        .bind(10, offer.reason)
        .run();
}

Result<std::vector<EnrolmentOffer>> EmbeddedSignerStore::openOffers() {
    return connections_.read([](EmbeddedConnection& connection) -> Result<std::vector<EnrolmentOffer>> {
        auto select = connection.data.prepare(std::string(enrolmentColumns) + std::string(openEnrolments));
        if (!select)
            return select.error();
        return allRows<EnrolmentOffer>(*select, [](const Statement& row) { return enrolmentOfferIn(row); });
    });
}

Result<bool> EmbeddedSignerStore::withdraw(const Hash& secretHash, std::int64_t nowMs) {
    auto writer = connections_.writer();
    auto update = writer.connection.data.prepare("update enrolments set withdrawn_at = ? where secret_hash = ? and "
                                                 "redeemed_at is null and withdrawn_at is null returning number");
    if (!update)
        return update.error();
    auto changed = update->bind(0, nowMs).bind(1, secretHash).row();
    if (!changed || !*changed)
        return changed;
    if (auto rest = update->row(); !rest)
        return rest.error();
    return true;
}

Result<EnrolledSigner> EmbeddedSignerStore::redeem(
    const Hash& secretHash, const PublicKey& signingKey, std::int64_t nowMs, const Issue& issue) {
    auto writer = connections_.writer();
    auto& data = writer.connection.data;
    auto transaction = Transaction::begin(data);
    if (!transaction)
        return transaction.error();
    auto select = data.prepare(std::string(enrolmentColumns) + " from enrolments where secret_hash = ?");
    if (!select)
        return select.error();
    auto there = select->bind(0, secretHash).row();
    if (!there)
        return there.error();
    if (!*there)
        return unknownCode();
    const auto offer = enrolmentOfferIn(*select);
    auto before = redeemedBefore(*select, offer, signingKey, nowMs);
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
        return enrolled.error();
    if (auto status = keep(data, secretHash, signingKey, nowMs, *enrolled); !status)
        return status.error();
    if (!offer.team.empty()) {
        if (const auto follows = assignIn(data, offer.officer, {ScopeKind::Team, offer.team}); !follows)
            return follows.error();
    }
    if (auto status = transaction->commit(); !status)
        return status.error();
    return enrolled;
}

Status keepReturned(Database& data, const SignerCertificate& certificate) {
    const auto there = isEnrolled(data, certificate.signer());
    if (!there)
        return there.error();
    if (*there)
        return success();
    if (auto status = insertSigner(data, certificate); !status || certificate.role == Role::Server)
        return status;
    // A name that was given to somebody else meanwhile stays with him; entries go by the certificate.
    auto officer = data.prepare("insert into officers (id, name) values (?, ?) on conflict do nothing");
    if (!officer)
        return officer.error();
    if (auto status = officer->bind(0, certificate.officer).bind(1, certificate.officerName).run(); !status)
        return status;
    if (certificate.team.empty())
        return success();
    const auto follows = assignIn(data, certificate.officer, {ScopeKind::Team, certificate.team});
    return follows ? success() : Status(follows.error());
}

} // namespace seenheard
