#pragma once

#include "sync/server/store/ArchiveStore.h"
#include "sync/server/store/postgresql/PostgresConnections.h"

namespace seenheard {

/// What an export takes out of PostgreSQL.
class PostgresArchiveStore final : public ArchiveStore {
public:
    explicit PostgresArchiveStore(PostgresConnections& connections) : connections_(connections) {}

    [[nodiscard]] Result<std::vector<Bytes>> signerCertificates() override;
    [[nodiscard]] Result<Bytes> epochStatement(std::uint64_t number) override;
    [[nodiscard]] Result<std::vector<FiledHead>> heads(
        const std::optional<FiledHead>& after, std::size_t most) override;
    [[nodiscard]] Result<std::vector<Hash>> leafHashes(std::uint64_t from, std::uint64_t below) override;
    [[nodiscard]] Result<std::vector<ExportedEntry>> entries(std::uint64_t from, std::uint64_t below) override;

private:
    PostgresConnections& connections_;
};

} // namespace seenheard
