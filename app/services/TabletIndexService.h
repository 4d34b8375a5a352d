#pragma once

#include "app/services/Directory.h"
#include "app/services/FindService.h"
#include "app/services/RecordService.h"
#include "app/storage/TabletTables.h"

namespace seenheard {

/// Writes the words of the tablet's records into its index, and files the people whom it knows.
class TabletIndexService final : public IndexService {
public:
    TabletIndexService(TabletTables& tables, RecordService& records, const Directory& directory)
        : tables_(tables)
        , records_(records)
        , directory_(directory) {}

    [[nodiscard]] Result<bool> index(std::size_t most) override;

private:
    /// Loaded people that came since; true while more wait.
    [[nodiscard]] Result<bool> file(std::size_t most);

    TabletTables& tables_;
    RecordService& records_;
    const Directory& directory_;
};

} // namespace seenheard
