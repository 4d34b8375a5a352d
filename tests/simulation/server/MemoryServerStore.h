#pragma once

#include "sync/server/store/ServerStore.h"
#include "tests/simulation/server/MemoryFeedStore.h"
#include "tests/simulation/server/MemoryLogStore.h"

namespace seenheard {

/// Signers over tables in memory. They are put there directly: enrolment has tests of its own.
class MemorySignerStore final : public SignerStore {
public:
    explicit MemorySignerStore(ServerTables& tables) : tables_(tables) {}

    [[nodiscard]] Result<std::vector<SignerCertificate>> certificates(std::span<const SignerId> signers) override;
    [[nodiscard]] Result<std::uint64_t> signerCount() override { return tables_.certificates.size(); }
    [[nodiscard]] Result<OfficerId> officer(const std::string&, const std::optional<OfficerId>&, Random&) override;
    [[nodiscard]] Result<std::optional<OfficerId>> officerNamed(const std::string&) override;
    [[nodiscard]] Status offer(const EnrolmentOffer&) override;
    [[nodiscard]] Result<std::vector<EnrolmentOffer>> openOffers() override { return std::vector<EnrolmentOffer>(); }
    [[nodiscard]] Result<bool> withdraw(const Hash&, std::int64_t) override { return false; }
    [[nodiscard]] Result<EnrolledSigner> redeem(const Hash&, const PublicKey&, std::int64_t, const Issue&) override;

private:
    ServerTables& tables_;
};

/// Forms over tables in memory; no reference data.
class MemoryCatalogueStore final : public CatalogueStore {
public:
    explicit MemoryCatalogueStore(ServerTables& tables) : tables_(tables) {}

    [[nodiscard]] Result<std::vector<FormVersion>> formHistory() override;
    [[nodiscard]] Result<std::vector<FormVersion>> currentForms() override;
    [[nodiscard]] Result<std::vector<PublishedForm>> forms(std::span<const Hash> hashes) override;
    [[nodiscard]] Status publish(const FormVersion& version, BytesView definition) override;
    [[nodiscard]] Result<std::vector<ReferenceVersion>> referenceVersions() override;
    [[nodiscard]] Result<std::vector<ReferenceSet>> referenceSets(std::span<const std::string>) override;
    [[nodiscard]] Result<std::optional<ReferenceChanges>> referenceChanges(const ReferenceVersion&) override;
    [[nodiscard]] Result<std::vector<ReferenceVersion>> replaceReferenceSets(
        std::span<const ReferenceContent>, std::int64_t) override;

private:
    ServerTables& tables_;
};

/// Exports have tests of their own, on a store that can be taken out.
class NoArchiveStore final : public ArchiveStore {
public:
    [[nodiscard]] Result<std::vector<Bytes>> signerCertificates() override;
    [[nodiscard]] Result<std::vector<FiledHead>> heads(const std::optional<FiledHead>&, std::size_t) override;
    [[nodiscard]] Result<std::vector<Hash>> leafHashes(std::uint64_t, std::uint64_t) override;
    [[nodiscard]] Result<std::vector<ExportedEntry>> entries(std::uint64_t, std::uint64_t) override;
};

/// Pictures have tests of their own; nobody takes one in the simulation.
class NoPictureStore final : public PictureStore {
public:
    [[nodiscard]] Result<KeptPicture> standing(const PictureId&) override;
    [[nodiscard]] Result<KeptPicture> append(const PictureId&, std::uint64_t, BytesView, std::int64_t) override;
    [[nodiscard]] Result<Bytes> read(const RecordId&, const PictureId&, std::uint64_t, std::size_t) override;
};

/// Commands to tablets over tables in memory.
class MemoryTabletCommandStore final : public TabletCommandStore {
public:
    explicit MemoryTabletCommandStore(ServerTables& tables) : tables_(tables) {}

    [[nodiscard]] Result<std::vector<KnownTablet>> tablets() override;
    [[nodiscard]] Result<GivenCommand> give(GivenCommand command) override;
    [[nodiscard]] Result<std::vector<GivenCommand>> given() override { return tables_.commands; }
    [[nodiscard]] Result<std::vector<TabletCommand>> open(const TabletId& tablet, std::size_t most) override;
    [[nodiscard]] Status noteCarriedOut(const TabletId& tablet, std::uint64_t upTo, std::int64_t nowMs) override;

private:
    ServerTables& tables_;
};

/// Nobody looks after people in the simulation.
class NoStaffStore final : public StaffStore {
public:
    [[nodiscard]] Result<std::vector<Person>> people() override { return std::vector<Person>(); }
    [[nodiscard]] Result<std::vector<Assignment>> assignments() override { return std::vector<Assignment>(); }
    [[nodiscard]] Status apply(const PeopleChange&, std::int64_t) override { return success(); }
};

/// Takes every row and keeps none: the audit has tests of its own.
class ForgetfulAuditStore final : public AuditStore {
public:
    [[nodiscard]] Status append(std::vector<AuditRow>) override { return success(); }
    [[nodiscard]] Result<std::vector<AuditRow>> rows(std::int64_t, std::size_t) override {
        return std::vector<AuditRow>();
    }
};

/// One server process's store over the machine's tables.
class MemoryServerStore final : public ServerStore {
public:
    explicit MemoryServerStore(ServerMachine& machine)
        : log_(machine)
        , feeds_(machine.tables)
        , signers_(machine.tables)
        , assignments_(machine)
        , catalogue_(machine.tables)
        , commands_(machine.tables) {}

    [[nodiscard]] Result<ServerIdentity> identity() override;
    [[nodiscard]] LogStore& log() override { return log_; }
    [[nodiscard]] FeedStore& feeds() override { return feeds_; }
    [[nodiscard]] SignerStore& signers() override { return signers_; }
    [[nodiscard]] AssignmentStore& assignments() override { return assignments_; }
    [[nodiscard]] CatalogueStore& catalogue() override { return catalogue_; }
    [[nodiscard]] ArchiveStore& archive() override { return archive_; }
    [[nodiscard]] TabletCommandStore& tabletCommands() override { return commands_; }
    [[nodiscard]] PictureStore& pictures() override { return pictures_; }
    [[nodiscard]] StaffStore& people() override { return people_; }
    [[nodiscard]] AuditStore& audit() override { return audit_; }
    [[nodiscard]] Status checkUsable() override { return success(); }
    [[nodiscard]] StoreUse use() override { return {}; }

private:
    MemoryLogStore log_;
    MemoryFeedStore feeds_;
    MemorySignerStore signers_;
    MemoryAssignmentStore assignments_;
    MemoryCatalogueStore catalogue_;
    NoArchiveStore archive_;
    MemoryTabletCommandStore commands_;
    NoPictureStore pictures_;
    NoStaffStore people_;
    ForgetfulAuditStore audit_;
};

} // namespace seenheard
