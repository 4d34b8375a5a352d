#include "app/viewmodels/RecordListModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/RecordRows.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr int readAtOnce = 64;
constexpr int mostHeld = 4 * readAtOnce;
/// So many rows before the end of what is held, more are read.
constexpr int margin = readAtOnce / 4;

} // namespace

struct RecordListModel::Rows {
    int first = 0;
    int asked = 0;
    std::vector<RecordSummary> records;
};

RecordListModel::RecordListModel(ServiceWorker& worker, Clock& clock, QObject* parent)
    : QAbstractListModel(parent)
    , worker_(worker)
    , clock_(clock)
    , roles_(recordRoles())
    , unread_(recordRow(RecordSummary{}, Instant{})) {
    for (auto& value : unread_)
        if (value.typeId() == QMetaType::QString)
            value = QString();
    // Queued, as the view asks in the middle of laying itself out.
    connect(this, &RecordListModel::wanted, this, &RecordListModel::fetch, Qt::QueuedConnection);
}

void RecordListModel::refresh() {
    if (reading_)
        again_ = true;
    else
        read(first_, std::max(readAtOnce, static_cast<int>(rows_.size())));
}

void RecordListModel::clear() {
    ++cleared_;
    reading_ = again_ = false;
    next_ = -1;
    beginResetModel();
    rows_.clear();
    first_ = count_ = 0;
    endResetModel();
    emit countChanged();
}

QVariant RecordListModel::at(int row, const QByteArray& role) const {
    const auto place = std::find(roles_.begin(), roles_.end(), role);
    return place == roles_.end() ? QVariant()
                                 : data(index(row), Qt::UserRole + static_cast<int>(place - roles_.begin()));
}

int RecordListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count_;
}

QVariant RecordListModel::data(const QModelIndex& index, int role) const {
    const int column = role - Qt::UserRole;
    if (!index.isValid() || index.row() >= count_ || column < 0 || column >= static_cast<int>(roles_.size()))
        return {};
    const int row = index.row();
    // The first column once a row, so that a row asks once.
    if (column == 0
        && (!holds(row) || (row > 0 && !holds(std::max(0, row - margin)))
            || !holds(std::min(count_ - 1, row + margin))))
        emit wanted(row);
    const auto& values = holds(row) ? rows_[static_cast<std::size_t>(row - first_)] : unread_;
    return values[static_cast<std::size_t>(column)];
}

QHash<int, QByteArray> RecordListModel::roleNames() const {
    QHash<int, QByteArray> names;
    for (std::size_t column = 0; column < roles_.size(); ++column)
        names.insert(Qt::UserRole + static_cast<int>(column), roles_[column]);
    return names;
}

bool RecordListModel::holds(int row) const {
    return row >= first_ && row < first_ + static_cast<int>(rows_.size());
}

void RecordListModel::fetch(int row) {
    if (reading_) {
        next_ = row;
        return;
    }
    const int end = first_ + static_cast<int>(rows_.size());
    const bool below = holds(row) && !holds(std::min(count_ - 1, row + margin));
    const bool above = holds(row) && row > 0 && !holds(std::max(0, row - margin));
    if (below)
        read(end, readAtOnce);
    else if (above)
        read(std::max(0, first_ - readAtOnce), std::min(first_, readAtOnce));
    else if (!holds(row) && row < count_)
        read(std::max(0, row - readAtOnce / 2), readAtOnce);
}

void RecordListModel::read(int first, int most) {
    reading_ = true;
    worker_.look<Rows>(
        this,
        [first, most](TabletReads& reads) -> Result<Rows> {
            auto records = reads.records().list(static_cast<std::size_t>(most), static_cast<std::size_t>(first));
            if (!records)
                return records.error();
            return Rows{first, most, std::move(*records)};
        },
        [this, cleared = cleared_](Result<Rows> rows) {
            if (cleared != cleared_)
                return;
            reading_ = false;
            if (rows)
                take(*std::move(rows));
            else if (rows.error().code != ErrorCode::Locked)
                emit failed(display::text(rows.error().message));
            if (std::exchange(again_, false))
                return refresh();
            if (const int row = std::exchange(next_, -1); row >= 0)
                fetch(row);
        });
}

void RecordListModel::take(Rows rows) {
    const auto records = std::move(rows.records);
    const int got = static_cast<int>(records.size());
    const int end = rows.first + got;
    const bool reachesEnd = got < rows.asked;
    if (reachesEnd || end > count_)
        setCount(end);
    std::deque<Row> made;
    const auto now = clock_.now();
    for (const auto& record : records)
        made.push_back(recordRow(record, now));
    const int heldEnd = first_ + static_cast<int>(rows_.size());
    if (rows.first == heldEnd) {
        std::move(made.begin(), made.end(), std::back_inserter(rows_));
        for (; static_cast<int>(rows_.size()) > mostHeld; ++first_)
            rows_.pop_front();
    } else if (end == first_ && got > 0) {
        rows_.insert(rows_.begin(), std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
        first_ = rows.first;
        while (static_cast<int>(rows_.size()) > mostHeld)
            rows_.pop_back();
    } else {
        rows_ = std::move(made);
        first_ = rows.first;
    }
    if (got > 0)
        emit dataChanged(index(rows.first), index(end - 1));
    // Counting so many takes as long as reading a hundred of them, so the first are shown before.
    if (!reachesEnd || got == 0)
        askCount();
}

void RecordListModel::askCount() {
    worker_.look<std::size_t>(
        this, [](TabletReads& reads) { return reads.records().count(); },
        [this, cleared = cleared_](Result<std::size_t> count) {
            if (cleared == cleared_ && count)
                setCount(static_cast<int>(*count));
        });
}

void RecordListModel::setCount(int count) {
    if (count == count_)
        return;
    // Rows come and go at the end; which record stands in which is told by dataChanged, so that a row on screen stays
    // where it is and says something else.
    if (count > count_) {
        beginInsertRows({}, count_, count - 1);
        count_ = count;
        endInsertRows();
    } else {
        beginRemoveRows({}, count, count_ - 1);
        count_ = count;
        rows_.resize(static_cast<std::size_t>(std::clamp(count - first_, 0, static_cast<int>(rows_.size()))));
        endRemoveRows();
    }
    emit countChanged();
}

} // namespace seenheard
