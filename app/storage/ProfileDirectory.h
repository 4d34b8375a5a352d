#pragma once

#include <filesystem>

namespace seenheard {

/// Where the files of one officer's profile lie. Outside the vault's protection: only what is readable while locked.
struct ProfileDirectory {
    std::filesystem::path root;

    [[nodiscard]] std::filesystem::path lock() const { return root / "lock"; }
    [[nodiscard]] std::filesystem::path store() const { return root / "store.db"; }
    /// There while the store is to be put right at its next opening, before anything is read in it.
    [[nodiscard]] std::filesystem::path mend() const { return root / "mend"; }
    /// A store that was put right and only has to take the place of the other.
    [[nodiscard]] std::filesystem::path mendedStore() const { return root / "store.db.mended"; }
    /// A file that stood in the store's place and of which nothing could be read, kept for whoever looks into it.
    [[nodiscard]] std::filesystem::path unreadableStore() const { return root / "store.db.unreadable"; }
    /// What enrolment gave, sealed under the store's key, for a store that cannot be read any more.
    [[nodiscard]] std::filesystem::path sealedEnrolment() const { return root / "enrolled.sealed"; }
    [[nodiscard]] std::filesystem::path vault() const { return root / "vault"; }
    [[nodiscard]] std::filesystem::path box() const { return root / "box"; }
    /// Space that is kept back for when the disk is full.
    [[nodiscard]] std::filesystem::path reserve() const { return root / "reserve"; }
    /// Sealed pictures, a file each; the names of those that the server is not known to have end with ".waiting".
    [[nodiscard]] std::filesystem::path pictures() const { return root / "pictures"; }
    [[nodiscard]] std::filesystem::path enrolment() const { return root / "enrolment.json"; }
    /// PEM, readable by its owner only: it must work while the tablet is locked.
    [[nodiscard]] std::filesystem::path tlsKey() const { return root / "tls-key.pem"; }
    /// DER, of the tablet's TLS key.
    [[nodiscard]] std::filesystem::path tlsCertificate() const { return root / "tls-certificate.der"; }
    /// Canonical IssuingCertificate: what a locked tablet checks receipts with. Public.
    [[nodiscard]] std::filesystem::path issuingCertificate() const { return root / "issuing-certificate.cbor"; }
    /// Canonical SignerCertificate: by which a restored server that does not know this enrolment takes the black box.
    [[nodiscard]] std::filesystem::path signerCertificate() const { return root / "signer-certificate.cbor"; }
    /// What the server has told this profile.
    [[nodiscard]] std::filesystem::path commands() const { return root / "commands.json"; }
    /// Canonical TreeHead: the last one verified, where no older store takes it back. Public.
    [[nodiscard]] std::filesystem::path treeHead() const { return root / "tree-head.cbor"; }
    /// DER: the one authority that the server's certificate must chain to.
    [[nodiscard]] std::filesystem::path tlsAuthority() const { return root / "tls-authority.der"; }
};

} // namespace seenheard
