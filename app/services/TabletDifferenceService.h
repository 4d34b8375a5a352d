#pragma once

#include "app/services/DifferenceService.h"
#include "app/services/RecordService.h"
#include "app/storage/RecordStore.h"
#include "sync/protocol/Certificate.h"

namespace seenheard {

/// Differences on the tablet's records.
class TabletDifferenceService final : public DifferenceService {
public:
    TabletDifferenceService(RecordStore& store, RecordService& records, Role role)
        : store_(store)
        , records_(records)
        , role_(role) {}

    [[nodiscard]] Result<std::vector<DifferenceView>> open() override;
    [[nodiscard]] bool mayDecide() const override { return seenheard::mayDecide(role_); }

private:
    RecordStore& store_;
    RecordService& records_;
    Role role_;
};

} // namespace seenheard
