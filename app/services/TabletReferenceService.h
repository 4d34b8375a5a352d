#pragma once

#include "app/services/ReferenceService.h"
#include "app/storage/ReferenceStore.h"

#include <nlohmann/json_fwd.hpp>

namespace seenheard {

/// Reference data read from the tablet's store.
class TabletReferenceService final : public ReferenceService {
public:
    explicit TabletReferenceService(ReferenceStore& store) : store_(store) {}

    [[nodiscard]] Result<std::vector<ReferenceItem>> find(std::string_view text, std::size_t most) override;
    [[nodiscard]] Result<std::vector<ReferenceItem>> list(std::string_view kind, std::size_t most) override;
    [[nodiscard]] Result<ReferenceItem> item(const Reference& reference) override;
    [[nodiscard]] Result<Briefing> briefing(const Reference& about) override;

private:
    [[nodiscard]] Status addPeople(Briefing& briefing, const nlohmann::json& subject);
    [[nodiscard]] Status addFlags(Briefing& briefing);

    ReferenceStore& store_;
};

} // namespace seenheard
