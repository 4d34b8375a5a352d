#pragma once

#include "app/services/FormLibrary.h"
#include "app/services/RecordView.h"
#include "app/storage/RecordStore.h"

namespace seenheard {

/// Makes the line that lists show of a record; called by the store inside each save.
class RecordLines final : public RecordSummariser {
public:
    explicit RecordLines(const SignerId& self) : self_(self) {}

    [[nodiscard]] RecordLine lineOf(const ShownRecord& record, const RecordSources& sources) override;

private:
    SignerId self_;
    std::optional<FormLibrary> forms_; ///< On the one store that calls.
};

/// A row of the store as services hand it out.
[[nodiscard]] RecordSummary summaryOf(const RecordRow& row);
[[nodiscard]] std::vector<OutcomeView> outcomesOf(const std::vector<HoldOutcome>& outcomes);

} // namespace seenheard
