#include "app/services/TabletDifferenceService.h"

#include "app/services/RecordViewBuilder.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t mostRecords = 500;

std::string whyOf(const FieldView& view) {
    if (view.field && view.field->policy == StandInPolicy::Each)
        return "these answers cannot both hold; both stand until someone decides";
    return "the safer value stands until someone decides";
}

/// An operation that replaces what another officer wrote in a finding is a decision.
bool replacesAnother(const HistoryRow& row, const std::vector<HistoryRow>& history) {
    return std::any_of(row.supersedes.begin(), row.supersedes.end(), [&](const OperationId& replaced) {
        const auto found = std::find_if(
            history.begin(), history.end(), [&](const HistoryRow& other) { return other.operation.id == replaced; });
        return found != history.end() && found->operation.officer != row.operation.officer;
    });
}

} // namespace

Result<std::vector<DifferenceView>> TabletDifferenceService::open() {
    auto rows = store_.differing(mostRecords);
    if (!rows)
        return rows.error();
    std::vector<DifferenceView> open;
    for (const auto& row : *rows) {
        auto view = records_.show(row.id);
        if (!view)
            return view.error();
        for (auto& difference : differencesIn(*view)) {
            auto why = whyOf(difference.field);
            auto reopened = reopenedBy(row.id, difference.field);
            if (!reopened)
                return reopened.error();
            open.push_back({view->summary, view->form, std::move(difference.about), std::move(difference.field),
                std::move(why), *std::move(reopened)});
        }
    }
    return open;
}

Result<std::size_t> TabletDifferenceService::count() {
    const auto differences = open();
    return differences ? Result(differences->size()) : differences.error();
}

Result<std::string> TabletDifferenceService::reopenedBy(const RecordId& record, const FieldView& field) {
    // Every decision has its reason; without one there is no history to read.
    const auto reasoned = [](const HeadView& head) { return !head.reason.empty(); };
    if (std::none_of(field.heads.begin(), field.heads.end(), reasoned))
        return std::string();
    const auto history = records_.history(record);
    if (!history)
        return history.error();
    for (const auto& head : field.heads) {
        const auto written = std::find_if(
            history->begin(), history->end(), [&](const HistoryRow& row) { return row.operation.id == head.id; });
        if (written == history->end() || !replacesAnother(*written, *history))
            continue;
        std::string late;
        for (const auto& other : field.heads)
            if (other.choice == head.choice && other.officer != head.officer)
                late += (late.empty() ? "" : ", ") + other.officerName;
        if (!late.empty())
            return head.officerName + " had decided this; what " + late
                + " wrote had not seen the decision, so it is open again";
    }
    return std::string();
}

} // namespace seenheard
