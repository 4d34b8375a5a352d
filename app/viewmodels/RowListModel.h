#pragma once

#include <QtQml/qqmlregistration.h>

#include <QAbstractListModel>
#include <vector>

namespace seenheard {

/// Rows to read: each a list of values in the order of the role names. The first role is the row's key, so that a
/// refresh that changes no key moves nothing on screen.
class RowListModel final : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a view-model")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    using Row = std::vector<QVariant>;

    explicit RowListModel(std::vector<QByteArray> roles, QObject* parent = nullptr);

    void setRows(std::vector<Row> rows);
    /// For lists that change with each letter typed, and whose rows on screen keep nothing of their own: rows stay and
    /// say something else, so that none is made anew.
    void overwrite(std::vector<Row> rows);
    /// Rows from `first` on say something else; the list is as long as before.
    void overwrite(int first, std::vector<Row> rows);
    void clear() { setRows({}); }
    [[nodiscard]] int count() const { return static_cast<int>(rows_.size()); }
    /// An invalid value where row or role does not exist.
    [[nodiscard]] QVariant at(int row, const QByteArray& role) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void countChanged();

private:
    [[nodiscard]] bool hasTheKeysOf(const std::vector<Row>& rows) const;

    std::vector<QByteArray> roles_;
    std::vector<Row> rows_;
};

} // namespace seenheard
