#include "app/services/TabletDifferenceService.h"

#include "app/services/RecordViewBuilder.h"

namespace seenheard {

namespace {

constexpr std::size_t mostRecords = 500;

std::string whyOf(const FieldView& view) {
    if (view.field && view.field->policy == StandInPolicy::Each)
        return "these answers cannot both hold; both stand until someone decides";
    return "the safer value stands until someone decides";
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
            open.push_back(
                {view->summary, view->form, std::move(difference.about), std::move(difference.field), std::move(why)});
        }
    }
    return open;
}

} // namespace seenheard
