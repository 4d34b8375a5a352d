#pragma once

#include "app/services/DifferenceService.h"
#include "app/services/EntryWriter.h"
#include "app/services/FormLibrary.h"
#include "app/services/RecordService.h"

namespace seenheard {

/// Differences on the tablet's records; a decision is an entry like any other.
class TabletDifferenceService final : public DifferenceService {
public:
    TabletDifferenceService(TabletStore& store, FormLibrary& forms, RecordService& records, EntryWriter& writer)
        : store_(store)
        , forms_(forms)
        , records_(records)
        , writer_(writer) {}

    [[nodiscard]] Result<std::vector<DifferenceView>> open() override;
    [[nodiscard]] Status decide(
        const RecordId& record, std::string_view path, std::string_view valueJson, std::string_view reason) override;
    [[nodiscard]] bool mayDecide() const override { return writer_.author().mayDecide; }

private:
    TabletStore& store_;
    FormLibrary& forms_;
    RecordService& records_;
    EntryWriter& writer_;
};

} // namespace seenheard
