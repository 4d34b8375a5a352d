#include "app/viewmodels/DifferenceCardViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/RecordRows.h"

#include <algorithm>

namespace seenheard {

DifferenceCardViewModel::DifferenceCardViewModel(const DifferenceView& difference, const Instant& now, QObject* parent)
    : QObject(parent)
    , view_(difference)
    , heads_(headRoles()) {
    std::vector<RowListModel::Row> rows;
    for (const auto& head : view_.field.heads)
        rows.push_back(headRow(head, now));
    heads_.setRows(std::move(rows));
}

QString DifferenceCardViewModel::key() const {
    return record() + QLatin1Char('/') + display::text(view_.field.path);
}

QString DifferenceCardViewModel::record() const {
    return display::text(view_.record.id.hex());
}

QString DifferenceCardViewModel::title() const {
    return display::text(view_.record.title);
}

QString DifferenceCardViewModel::about() const {
    return display::text(view_.about);
}

QString DifferenceCardViewModel::label() const {
    return display::text(view_.field.label);
}

QString DifferenceCardViewModel::why() const {
    return display::text(view_.whyStandsIn);
}

QString DifferenceCardViewModel::reopened() const {
    return display::text(view_.reopened);
}

bool DifferenceCardViewModel::sameHeadsAs(const DifferenceCardViewModel& other) const {
    return std::equal(view_.field.heads.begin(), view_.field.heads.end(), other.view_.field.heads.begin(),
        other.view_.field.heads.end(), [](const HeadView& left, const HeadView& right) {
            return left.id == right.id && left.standsIn == right.standsIn && left.waiting == right.waiting;
        });
}

} // namespace seenheard
