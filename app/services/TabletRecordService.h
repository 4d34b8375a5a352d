#pragma once

#include "app/services/EntryWriter.h"
#include "app/services/FormLibrary.h"
#include "app/services/RecordService.h"

namespace seenheard {

/// Records read from the tablet's store.
class TabletRecordService final : public RecordService {
public:
    TabletRecordService(TabletStore& store, FormLibrary& forms, const Directory& directory)
        : store_(store)
        , forms_(forms)
        , directory_(directory) {}

    [[nodiscard]] Result<std::vector<RecordSummary>> list(std::size_t most, std::size_t after) override;
    [[nodiscard]] Result<std::size_t> count() override { return store_.records().count(); }
    [[nodiscard]] Result<RecordView> show(const RecordId& record) override;
    [[nodiscard]] Result<std::vector<HistoryRow>> history(const RecordId& record) override;

private:
    [[nodiscard]] Result<RecordView> viewOf(const KeptRecord& stored);

    TabletStore& store_;
    FormLibrary& forms_;
    const Directory& directory_;
};

} // namespace seenheard
