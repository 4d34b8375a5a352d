#pragma once

#include "app/services/FindService.h"
#include "app/services/RecordService.h"
#include "app/storage/SearchStore.h"

namespace seenheard {

/// Writes the words of the tablet's records into its index.
class TabletIndexService final : public IndexService {
public:
    TabletIndexService(SearchStore& search, RecordService& records) : search_(search), records_(records) {}

    [[nodiscard]] Result<bool> index(std::size_t most) override;

private:
    SearchStore& search_;
    RecordService& records_;
};

} // namespace seenheard
