#pragma once

#include "app/viewmodels/RecordGroupViewModel.h"
#include "app/viewmodels/ServiceWorker.h"

namespace seenheard {

/// A record to read: who wrote what, when; where it is; how each answer came about.
class RecordViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(QString record READ record NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString children READ children NOTIFY changed)
    Q_PROPERTY(QString who READ who NOTIFY changed)
    Q_PROPERTY(QString when READ when NOTIFY changed)
    Q_PROPERTY(QString sending READ sending NOTIFY changed)
    Q_PROPERTY(QString sendingKind READ sendingKind NOTIFY changed)
    Q_PROPERTY(QString pictures READ pictures NOTIFY changed)
    Q_PROPERTY(bool submitted READ submitted NOTIFY changed)
    Q_PROPERTY(bool historyChecked READ historyChecked NOTIFY changed)
    /// False: the store's row said something else than the entries, which is what is shown.
    Q_PROPERTY(bool asKept READ asKept NOTIFY changed)
    Q_PROPERTY(int differences READ differences NOTIFY changed)
    Q_PROPERTY(seenheard::ObjectListModel* groups READ groups CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* history READ history CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* followers READ followers CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* clocks READ clocks CONSTANT)
    Q_PROPERTY(QString historyOf READ historyOf NOTIFY historyChanged)
    Q_PROPERTY(bool historyIsQuoted READ historyIsQuoted NOTIFY historyChanged)
    Q_PROPERTY(bool historyNotAlone READ historyNotAlone NOTIFY historyChanged)

public:
    RecordViewModel(ServiceWorker& worker, Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] QString record() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString children() const;
    [[nodiscard]] QString who() const;
    [[nodiscard]] QString when() const;
    [[nodiscard]] QString sending() const;
    [[nodiscard]] QString sendingKind() const;
    /// "2 of 3 pictures received", of this officer's own; empty where there are none.
    [[nodiscard]] QString pictures() const { return pictures_; }
    [[nodiscard]] bool submitted() const { return view_.summary.submitted; }
    [[nodiscard]] bool historyChecked() const { return view_.historyChecked; }
    [[nodiscard]] bool asKept() const { return view_.asKept; }
    [[nodiscard]] int differences() const { return static_cast<int>(view_.summary.differences); }
    [[nodiscard]] ObjectListModel* groups() { return &groups_; }
    [[nodiscard]] RowListModel* history() { return &history_; }
    /// What can be begun from this record: a referral, a meeting, and of a colleague's a review.
    [[nodiscard]] RowListModel* followers() { return &followers_; }
    /// What the record started and by when; red while the server does not have what has to be told (R10).
    [[nodiscard]] RowListModel* clocks() { return &clocks_; }
    [[nodiscard]] QString historyOf() const { return historyOf_; }
    /// Whether it is of somebody's own words, and whether others could hear them.
    [[nodiscard]] bool historyIsQuoted() const { return historyIsQuoted_; }
    [[nodiscard]] bool historyNotAlone() const { return historyNotAlone_; }

    void open(const RecordId& record);
    void refresh();
    void close();
    /// How the answer with this path came about; an empty path closes it.
    Q_INVOKABLE void showHistory(const QString& path, const QString& label);
    /// A finding that was settled is settled again: what stands in this row of the history shall stand.
    Q_INVOKABLE void decideAgain(int row, const QString& reason);

signals:
    void changed();
    void historyChanged();
    void decided();
    void failed(const QString& message);

private:
    void show(const RecordView& view);
    void showClocks(const std::vector<Consequence>& clocks);
    void lookUpFollowers();
    void showHistoryRows(const std::vector<HistoryRow>& history);
    [[nodiscard]] const CardViewModel* card(const QString& path) const;
    void countPictures();

    ServiceWorker& worker_;
    Clock& clock_;
    std::optional<RecordId> id_;
    SharedSight sight_ = std::make_shared<Sight>();
    RecordView view_;
    ObjectListModel groups_;
    RowListModel history_;
    RowListModel followers_;
    RowListModel clocks_;
    QString historyOf_;
    std::string historyPath_;
    std::vector<HistoryRow> told_; ///< The rows of the history.
    bool mayDecide_ = false;
    bool historyIsQuoted_ = false;
    bool historyNotAlone_ = false;
    QString pictures_;
};

} // namespace seenheard
