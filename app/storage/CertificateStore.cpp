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
