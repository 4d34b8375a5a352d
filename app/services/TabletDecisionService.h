#pragma once

#include "app/services/DecisionService.h"
#include "app/services/EntryWriter.h"
#include "app/services/FormLibrary.h"

namespace seenheard {

/// Decisions on the tablet's records: an entry like any other.
class TabletDecisionService final : public DecisionService {
public:
    TabletDecisionService(RecordStore& store, FormLibrary& forms, EntryWriter& writer)
        : store_(store)
        , forms_(forms)
        , writer_(writer) {}

    [[nodiscard]] Status decide(
        const RecordId& record, std::string_view path, std::string_view valueJson, std::string_view reason) override;

private:
    RecordStore& store_;
    FormLibrary& forms_;
    EntryWriter& writer_;
};

} // namespace seenheard
