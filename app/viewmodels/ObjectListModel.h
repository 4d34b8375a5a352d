#pragma once

#include <QtQml/qqmlregistration.h>

#include <QAbstractListModel>

namespace seenheard {

/// A list of objects under one role. A new list inserts and removes only what differs, so that what stays keeps its
/// place, its focus and its half-written word. Does not own the objects.
class ObjectListModel final : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a view-model")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    explicit ObjectListModel(QByteArray role, QObject* parent = nullptr);

    void setObjects(const QList<QObject*>& objects);
    [[nodiscard]] const QList<QObject*>& objects() const { return objects_; }
    [[nodiscard]] int count() const { return static_cast<int>(objects_.size()); }

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void countChanged();

private:
    void takeOutAllBut(const QList<QObject*>& staying);

    QByteArray role_;
    QList<QObject*> objects_;
};

} // namespace seenheard
