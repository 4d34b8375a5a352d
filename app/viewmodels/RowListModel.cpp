#include "app/viewmodels/RowListModel.h"

#include <algorithm>

namespace seenheard {

RowListModel::RowListModel(std::vector<QByteArray> roles, QObject* parent)
    : QAbstractListModel(parent)
    , roles_(std::move(roles)) {}

void RowListModel::setRows(std::vector<Row> rows) {
    if (hasTheKeysOf(rows)) {
        rows_ = std::move(rows);
        if (!rows_.empty())
            emit dataChanged(index(0), index(count() - 1));
        return;
    }
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
    emit countChanged();
}

void RowListModel::overwrite(std::vector<Row> rows) {
    const auto before = count();
    const auto after = static_cast<int>(rows.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        rows_ = std::move(rows);
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        rows_ = std::move(rows);
        endInsertRows();
    } else {
        rows_ = std::move(rows);
    }
    if (const int stayed = std::min(before, after); stayed > 0)
        emit dataChanged(index(0), index(stayed - 1));
    if (after != before)
        emit countChanged();
}

void RowListModel::overwrite(int first, std::vector<Row> rows) {
    if (rows.empty())
        return;
    const int last = first + static_cast<int>(rows.size()) - 1;
    std::move(rows.begin(), rows.end(), rows_.begin() + first);
    emit dataChanged(index(first), index(last));
}

QVariant RowListModel::at(int row, const QByteArray& role) const {
    const auto place = std::find(roles_.begin(), roles_.end(), role);
    if (row < 0 || row >= count() || place == roles_.end())
        return {};
    return rows_[static_cast<std::size_t>(row)][static_cast<std::size_t>(place - roles_.begin())];
}

int RowListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant RowListModel::data(const QModelIndex& index, int role) const {
    const int column = role - Qt::UserRole;
    if (!index.isValid() || column < 0 || column >= static_cast<int>(roles_.size()))
        return {};
    return rows_[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(column)];
}

QHash<int, QByteArray> RowListModel::roleNames() const {
    QHash<int, QByteArray> names;
    for (std::size_t column = 0; column < roles_.size(); ++column)
        names.insert(Qt::UserRole + static_cast<int>(column), roles_[column]);
    return names;
}

bool RowListModel::hasTheKeysOf(const std::vector<Row>& rows) const {
    return std::equal(rows.begin(), rows.end(), rows_.begin(), rows_.end(),
        [](const Row& left, const Row& right) { return left.front() == right.front(); });
}

} // namespace seenheard
