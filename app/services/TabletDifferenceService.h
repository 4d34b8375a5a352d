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
    /// An entry that had not seen a decision stands beside it: who decided, and whose entry that is.
    [[nodiscard]] Result<std::string> reopenedBy(const RecordId& record, const FieldView& field);

    RecordStore& store_;
    RecordService& records_;
    Role role_;
};

} // namespace seenheard
