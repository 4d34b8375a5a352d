#pragma once

#include "app/viewmodels/ServiceWorker.h"

#include <QtQml/qqmlregistration.h>

#include <QAbstractListModel>
#include <deque>

namespace seenheard {

/// The records on this tablet, newest first, however many there are. Only a window of rows around what is on screen is
/// held; the rest is read, beside the screens, as it comes into view, and stands as a row without words until then.
class RecordListModel final : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a view-model")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    using Row = std::vector<QVariant>;

    RecordListModel(ServiceWorker& worker, Clock& clock, QObject* parent = nullptr);

    /// Reads the rows held anew, and how many there are.
    void refresh();
    /// The tablet is locked: nothing of it stays in memory.
    void clear();
    [[nodiscard]] int count() const { return count_; }
    /// An invalid value where row or role does not exist; no words where the row was not read yet.
    [[nodiscard]] QVariant at(int row, const QByteArray& role) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void countChanged();
    void failed(const QString& message);
    /// A row was asked for that is not held, or is at the edge of those that are.
    void wanted(int row) const;

private:
    struct Rows;

    void fetch(int row);
    void read(int first, int most);
    void take(Rows rows);
    void askCount();
    void setCount(int count);
    [[nodiscard]] bool holds(int row) const;

    ServiceWorker& worker_;
    Clock& clock_;
    std::vector<QByteArray> roles_;
    Row unread_;
    int count_ = 0;
    int first_ = 0; ///< Place of the first row held.
    std::deque<Row> rows_;
    bool reading_ = false;
    int next_ = -1; ///< Wanted while another reading was under way; -1: none.
    bool again_ = false;
    std::uint64_t cleared_ = 0;
};

} // namespace seenheard
