#pragma once

#include "app/services/FindService.h"
#include "app/services/RecordService.h"
#include "app/storage/SearchStore.h"

namespace seenheard {

/// Full-text search over the tablet's records.
class TabletFindService final : public FindService {
public:
    TabletFindService(SearchStore& search, RecordService& records) : search_(search), records_(records) {}

    [[nodiscard]] Result<std::vector<RecordSummary>> find(std::string_view words, std::size_t most) override;
    [[nodiscard]] Result<FoundWords> around(const RecordId& record, std::string_view words) override;

private:
    SearchStore& search_;
    RecordService& records_;
};

} // namespace seenheard
