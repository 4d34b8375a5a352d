#pragma once

#include "app/viewmodels/Turn.h"

#include <QSortFilterProxyModel>

namespace seenheard {

/// The rows of another model as far as their turns have come: a list of cards that grows with its page. A row that has
/// come stays; one that joins later waits for a turn of its own. Its growth must outlive it or be its page's.
class GrowingRows : public QSortFilterProxyModel, public QQmlParserStatus {
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_ELEMENT
    Q_PROPERTY(QAbstractItemModel* rows READ sourceModel WRITE setSourceModel REQUIRED)
    Q_PROPERTY(seenheard::PageGrowth* growth MEMBER growth_ REQUIRED)

public:
    explicit GrowingRows(QObject* parent = nullptr);

    void classBegin() override {}
    void componentComplete() override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    void waitForNext();
    void take();

    QPointer<PageGrowth> growth_;
    Turn turn_;
    int came_ = 0;         ///< So many of the first rows are there.
    bool waiting_ = false; ///< Stands in line.
};

} // namespace seenheard
