#pragma once

#include "app/services/RecordView.h"

namespace seenheard {

/// Reading records: own waiting entries are folded on top and shown as waiting.
class RecordService {
public:
    virtual ~RecordService() = default;

    /// Newest first. `after` is the number of rows to skip.
    [[nodiscard]] virtual Result<std::vector<RecordSummary>> list(std::size_t most, std::size_t after) = 0;
    [[nodiscard]] virtual Result<std::size_t> count() = 0;
    [[nodiscard]] virtual Result<RecordView> show(const RecordId& record) = 0;
    [[nodiscard]] virtual Result<std::vector<HistoryRow>> history(const RecordId& record) = 0;
};

} // namespace seenheard
