#include "app/viewmodels/GrowingRows.h"

#include <algorithm>

namespace seenheard {

GrowingRows::GrowingRows(QObject* parent) : QSortFilterProxyModel(parent) {
    connect(&turn_, &Turn::came, this, &GrowingRows::take);
}

void GrowingRows::componentComplete() {
    connect(sourceModel(), &QAbstractItemModel::rowsInserted, this, &GrowingRows::waitForNext);
    connect(sourceModel(), &QAbstractItemModel::modelReset, this, &GrowingRows::waitForNext);
    waitForNext();
}

bool GrowingRows::filterAcceptsRow(int row, const QModelIndex& /*parent*/) const {
    return row < came_;
}

void GrowingRows::waitForNext() {
    const int rows = sourceModel()->rowCount();
    came_ = std::min(came_, rows);
    if (waiting_ || came_ == rows || !growth_)
        return;
    waiting_ = true;
    growth_->join(turn_);
}

void GrowingRows::take() {
    waiting_ = false;
    came_ = std::max(came_, rowCount()) + 1;
    invalidateRowsFilter();
    waitForNext();
}

} // namespace seenheard
