#pragma once

#include "sync/server/store/CatalogueStore.h"
#include "sync/server/store/postgresql/PostgresConnections.h"

namespace seenheard {

/// Forms and reference data on PostgreSQL.
class PostgresCatalogueStore final : public CatalogueStore {
public:
    explicit PostgresCatalogueStore(PostgresConnections& connections) : connections_(connections) {}

    [[nodiscard]] Result<std::vector<FormVersion>> formHistory() override;
    [[nodiscard]] Result<std::vector<FormVersion>> currentForms() override;
    [[nodiscard]] Result<std::vector<PublishedForm>> forms(std::span<const Hash> hashes) override;
    [[nodiscard]] Status publish(const FormVersion& version, BytesView definition) override;
    [[nodiscard]] Result<std::vector<ReferenceVersion>> referenceVersions() override;
    [[nodiscard]] Result<std::vector<ReferenceSet>> referenceSets(std::span<const std::string> sets) override;
    [[nodiscard]] Result<std::optional<ReferenceChanges>> referenceChanges(const ReferenceVersion& since) override;
    [[nodiscard]] Result<std::vector<ReferenceVersion>> replaceReferenceSets(
        std::span<const ReferenceContent> sets, std::int64_t asAtMs) override;

private:
    PostgresConnections& connections_;
};

} // namespace seenheard
