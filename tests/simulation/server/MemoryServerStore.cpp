#include "tests/simulation/server/MemoryServerStore.h"

#include <algorithm>

namespace seenheard {

namespace {

Error notSimulated() {
    return fail(ErrorCode::Unsupported, "The simulated server has no enrolment, no reference data and no export.");
}

} // namespace

Result<std::vector<SignerCertificate>> MemorySignerStore::certificates(std::span<const SignerId> signers) {
    std::vector<SignerCertificate> found;
    for (const auto& signer : signers) {
        if (const auto known = tables_.certificates.find(signer); known != tables_.certificates.end())
            found.push_back(known->second);
    }
    return found;
}

Result<OfficerId> MemorySignerStore::officer(const std::string&, const std::optional<OfficerId>&, Random&) {
    return notSimulated();
}

Result<std::optional<OfficerId>> MemorySignerStore::officerNamed(const std::string&) {
    return notSimulated();
}

Status MemorySignerStore::offer(const EnrolmentOffer&) {
    return notSimulated();
}

Result<EnrolledSigner> MemorySignerStore::redeem(const Hash&, const PublicKey&, std::int64_t, const Issue&) {
    return notSimulated();
}

Result<std::vector<FormVersion>> MemoryCatalogueStore::formHistory() {
    std::vector<FormVersion> versions;
    for (const auto& [version, form] : tables_.forms)
        versions.push_back(version);
    return versions;
}

Result<std::vector<FormVersion>> MemoryCatalogueStore::currentForms() {
    std::map<std::string, FormVersion> newest;
    for (const auto& [version, form] : tables_.forms)
        newest[version.id] = version;
    std::vector<FormVersion> versions;
    versions.reserve(newest.size());
    for (const auto& [id, version] : newest)
        versions.push_back(version);
    return versions;
}

Result<std::vector<PublishedForm>> MemoryCatalogueStore::forms(std::span<const Hash> hashes) {
    std::vector<PublishedForm> found;
    for (const auto& [version, form] : tables_.forms) {
        if (std::ranges::find(hashes, form.hash) != hashes.end())
            found.push_back(form);
    }
    return found;
}

Status MemoryCatalogueStore::publish(const FormVersion& version, BytesView definition) {
    tables_.forms.push_back({version, {version.hash, copyOf(definition), version.publishedAtMs}});
    return success();
}

Result<std::vector<ReferenceVersion>> MemoryCatalogueStore::referenceVersions() {
    return std::vector<ReferenceVersion>{};
}

Result<std::vector<ReferenceSet>> MemoryCatalogueStore::referenceSets(std::span<const std::string>) {
    return std::vector<ReferenceSet>{};
}

Result<std::optional<ReferenceChanges>> MemoryCatalogueStore::referenceChanges(const ReferenceVersion&) {
    return std::optional<ReferenceChanges>();
}

Result<std::vector<ReferenceVersion>> MemoryCatalogueStore::replaceReferenceSets(
    std::span<const ReferenceContent>, std::int64_t) {
    return notSimulated();
}

Result<std::vector<Bytes>> NoArchiveStore::signerCertificates() {
    return notSimulated();
}

Result<std::vector<FiledHead>> NoArchiveStore::heads(const std::optional<FiledHead>&, std::size_t) {
    return notSimulated();
}

Result<std::vector<Hash>> NoArchiveStore::leafHashes(std::uint64_t, std::uint64_t) {
    return notSimulated();
}

Result<std::vector<ExportedEntry>> NoArchiveStore::entries(std::uint64_t, std::uint64_t) {
    return notSimulated();
}

Result<KeptPicture> NoPictureStore::standing(const PictureId&) {
    return notSimulated();
}

Result<KeptPicture> NoPictureStore::append(const PictureId&, std::uint64_t, BytesView, std::int64_t) {
    return notSimulated();
}

Result<Bytes> NoPictureStore::read(const RecordId&, const PictureId&, std::uint64_t, std::size_t) {
    return notSimulated();
}

Result<std::vector<KnownTablet>> MemoryTabletCommandStore::tablets() {
    std::vector<KnownTablet> known;
    for (const auto& [signer, certificate] : tables_.certificates)
        known.push_back({certificate.tablet, certificate.tabletName, certificate.officerName, certificate.issuedAtMs});
    return known;
}

Result<GivenCommand> MemoryTabletCommandStore::give(GivenCommand command) {
    command.command.number = tables_.commands.size() + 1;
    tables_.commands.push_back(command);
    return command;
}

Result<std::vector<TabletCommand>> MemoryTabletCommandStore::open(const TabletId& tablet, std::size_t most) {
    std::vector<TabletCommand> found;
    for (const auto& given : tables_.commands) {
        if (given.tablet == tablet && !given.carriedOutAtMs && found.size() < most)
            found.push_back(given.command);
    }
    return found;
}

Status MemoryTabletCommandStore::noteCarriedOut(const TabletId& tablet, std::uint64_t upTo, std::int64_t nowMs) {
    for (auto& given : tables_.commands) {
        if (given.tablet == tablet && given.command.number <= upTo && !given.carriedOutAtMs)
            given.carriedOutAtMs = nowMs;
    }
    return success();
}

Result<ServerIdentity> MemoryServerStore::identity() {
    return notSimulated();
}

} // namespace seenheard
