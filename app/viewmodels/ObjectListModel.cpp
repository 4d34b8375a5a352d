#include "app/viewmodels/ObjectListModel.h"

namespace seenheard {

ObjectListModel::ObjectListModel(QByteArray role, QObject* parent)
    : QAbstractListModel(parent)
    , role_(std::move(role)) {}

void ObjectListModel::setObjects(const QList<QObject*>& objects) {
    const auto countBefore = objects_.size();
    takeOutAllBut(objects);
    for (int row = 0; row < static_cast<int>(objects.size()); ++row) {
        if (row < count() && objects_[row] == objects[row])
            continue;
        if (const auto elsewhere = static_cast<int>(objects_.indexOf(objects[row])); elsewhere >= 0) {
            beginMoveRows({}, elsewhere, elsewhere, {}, row);
            objects_.move(elsewhere, row);
            endMoveRows();
        } else {
            beginInsertRows({}, row, row);
            objects_.insert(row, objects[row]);
            endInsertRows();
        }
    }
    if (objects_.size() != countBefore)
        emit countChanged();
}

void ObjectListModel::takeOutAllBut(const QList<QObject*>& staying) {
    for (int row = count() - 1; row >= 0; --row) {
        if (staying.contains(objects_[row]))
            continue;
        beginRemoveRows({}, row, row);
        objects_.removeAt(row);
        endRemoveRows();
    }
}

int ObjectListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant ObjectListModel::data(const QModelIndex& index, int role) const {
    return index.isValid() && role == Qt::UserRole ? QVariant::fromValue(objects_[index.row()]) : QVariant();
}

QHash<int, QByteArray> ObjectListModel::roleNames() const {
    return {{Qt::UserRole, role_}};
}

} // namespace seenheard
