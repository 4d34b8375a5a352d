#pragma once

#include "sync/server/store/CatalogueStore.h"
#include "sync/server/store/EmbeddedConnections.h"

namespace seenheard {

/// Forms and reference data in the embedded store.
class EmbeddedCatalogueStore final : public CatalogueStore {
public:
    explicit EmbeddedCatalogueStore(EmbeddedConnections& connections) : connections_(connections) {}

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
    EmbeddedConnections& connections_;
};

} // namespace seenheard
