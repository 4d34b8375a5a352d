#include "app/storage/CertificateStore.h"

namespace seenheard {

Result<const CertificateStore::Known*> CertificateStore::known(const SignerId& signer) {
    if (const auto found = known_.find(signer); found != known_.end())
        return &found->second;
    auto select = database_.prepare("SELECT ref, certificate FROM signers WHERE id = ?");
    if (!select)
        return select.error();
    select->bind(0, signer);
    const auto row = select->row();
    if (!row)
        return row.error();
    if (!*row)
        return static_cast<const Known*>(nullptr);
    auto certificate = signerCertificateFrom(select->blob(1));
    if (!certificate)
        return fail(
            ErrorCode::Corrupt, "A signer's certificate in the store is damaged: " + certificate.error().message);
    const auto kept = known_.emplace(signer, Known{select->integer(0), std::move(*certificate)}).first;
    return &kept->second;
}

Result<std::optional<SignerCertificate>> CertificateStore::certificate(const SignerId& signer) {
    const auto found = known(signer);
    if (!found)
        return found.error();
    if (*found == nullptr)
        return std::optional<SignerCertificate>{};
    return std::optional{(*found)->certificate};
}

Result<std::optional<std::int64_t>> CertificateStore::refOf(const SignerId& signer) {
    const auto found = known(signer);
    if (!found)
        return found.error();
    return *found == nullptr ? std::optional<std::int64_t>{} : std::optional{(*found)->ref};
}

Result<std::vector<SignerCertificate>> CertificateStore::all() {
    auto select = database_.prepare("SELECT certificate FROM signers ORDER BY ref");
    if (!select)
        return select.error();
    std::vector<SignerCertificate> certificates;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            return certificates;
        auto certificate = signerCertificateFrom(select->blob(0));
        if (!certificate)
            return certificate.error();
        certificates.push_back(std::move(*certificate));
    }
}

OfficerOf CertificateStore::officerOf() {
    return [this](const SignerId& signer) {
        const auto found = known(signer);
        return found && *found != nullptr ? (*found)->certificate.officer : OfficerId{};
    };
}

Result<SignerMark> CertificateStore::mark(const SignerId& signer) {
    auto select = database_.prepare("SELECT standing, forked_at, role, role_leaf FROM signer_marks WHERE id = ?");
    if (!select)
        return select.error();
    const auto row = select->bind(0, signer).row();
    if (!row)
        return row.error();
    SignerMark mark;
    if (!*row)
        return mark;
    mark.standing = static_cast<SignerStanding>(select->integer(0));
    mark.forkedAt = static_cast<std::uint64_t>(select->integer(1));
    if (!select->isNull(2))
        mark.role = RoleChange{static_cast<std::uint64_t>(select->integer(3)), static_cast<Role>(select->integer(2))};
    return mark;
}

Role CertificateStore::roleOf(const SignerCertificate& signer) {
    const auto known = mark(signer.signer());
    if (!known || !known->role)
        return signer.role;
    // Whatever this tablet knows lies in the tree that its next entry names.
    return roleAt(signer.role, std::span(&*known->role, 1), known->role->leaf + 1);
}

Status CertificateStore::close(const SignerId& signer, SignerStanding standing, std::uint64_t forkedAt) {
    auto update = database_.prepare(
        "INSERT INTO signer_marks(standing, forked_at, id) VALUES(?, ?, ?) ON CONFLICT(id) DO UPDATE SET "
        "standing = excluded.standing, forked_at = max(forked_at, excluded.forked_at)");
    if (!update)
        return update.error();
    return update->bind(0, static_cast<int>(standing)).bind(1, forkedAt).bind(2, signer).run();
}

Status CertificateStore::giveRole(const SignerId& signer, const RoleChange& change) {
    auto update =
        database_.prepare("INSERT INTO signer_marks(role, role_leaf, role_epoch, role_seen, role_number, id) "
                          "VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET role = excluded.role, "
                          "role_leaf = excluded.role_leaf, role_epoch = excluded.role_epoch, "
                          "role_seen = excluded.role_seen, role_number = excluded.role_number "
                          "WHERE role IS NULL OR (excluded.role_epoch, excluded.role_seen, excluded.role_number) "
                          ">= (role_epoch, role_seen, role_number)");
    if (!update)
        return update.error();
    update->bind(0, static_cast<int>(change.role)).bind(1, change.leaf).bind(2, change.act.epoch);
    return update->bind(3, change.act.size).bind(4, change.act.number).bind(5, signer).run();
}

Status CertificateStore::forgetRoles() {
    return database_.execute("UPDATE signer_marks SET role = NULL, role_leaf = NULL, role_epoch = 0, role_seen = 0, "
                             "role_number = 0");
}

Status CertificateStore::add(const SignerCertificate& certificate, bool own) {
    // Others count up from 0; the own number is the greatest, so their next is never computed from it.
    auto insert = own
        ? database_.prepare("INSERT INTO signers(ref, id, certificate) VALUES(?, ?, ?) ON CONFLICT DO NOTHING")
        : database_.prepare("INSERT INTO signers(ref, id, certificate) VALUES("
                            "(SELECT coalesce(max(ref) + 1, 0) FROM signers WHERE ref < ?), ?, ?) "
                            "ON CONFLICT(id) DO NOTHING");
    if (!insert)
        return insert.error();
    const auto octets = canonicalBytes(certificate);
    return insert->bind(0, ownRef).bind(1, certificate.signer()).bind(2, octets).run();
}

} // namespace seenheard
