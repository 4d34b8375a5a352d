#pragma once

#include "app/services/FindService.h"
#include "app/services/RecordService.h"
#include "app/storage/TabletStore.h"

namespace seenheard {

/// Full-text search over the tablet's records.
class TabletFindService final : public FindService {
public:
    TabletFindService(TabletStore& store, RecordService& records) : store_(store), records_(records) {}

    [[nodiscard]] Result<std::vector<FoundRecord>> find(std::string_view words, std::size_t most) override;
    [[nodiscard]] Result<bool> index(std::size_t most) override;

private:
    TabletStore& store_;
    RecordService& records_;
};

} // namespace seenheard
