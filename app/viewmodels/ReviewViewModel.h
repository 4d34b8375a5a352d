#pragma once

#include "app/viewmodels/CaptureViewModel.h"

namespace seenheard {

/// The supervisor's queue, and the record being reviewed: what is returned with which question.
class ReviewViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(bool reviews READ reviews NOTIFY changed)
    Q_PROPERTY(bool looked READ looked NOTIFY changed)
    Q_PROPERTY(seenheard::RowListModel* answered READ answered CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* toReview READ toReview CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* waiting READ waiting CONSTANT)
    Q_PROPERTY(int overdue READ overdue NOTIFY changed)
    Q_PROPERTY(QStringList causes READ causes NOTIFY changed)
    Q_PROPERTY(QVariantMap returned READ returned NOTIFY returnedChanged)
    Q_PROPERTY(seenheard::RowListModel* questions READ questions CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* gaps READ gaps CONSTANT)

public:
    ReviewViewModel(ServiceWorker& worker, Clock& clock, CaptureViewModel& capture, QObject* parent = nullptr);

    /// Whether this officer reviews what others write.
    [[nodiscard]] bool reviews() const { return reviews_; }
    [[nodiscard]] bool looked() const { return looked_; }
    /// A row an answer that came back; the record's row where several did.
    [[nodiscard]] RowListModel* answered() { return &answered_; }
    [[nodiscard]] RowListModel* toReview() { return &toReview_; }
    [[nodiscard]] RowListModel* waiting() { return &waiting_; }
    /// How many of those to review should have been read by now.
    [[nodiscard]] int overdue() const { return overdue_; }
    /// Why the record being reviewed stands where it does.
    [[nodiscard]] QStringList causes() const { return causes_; }
    /// What the review being written returns, by the path of the answer: `item`, `question`, `words`, `to`.
    [[nodiscard]] QVariantMap returned() const { return returned_; }
    /// The questions that are ready to be asked: `name` and `label`.
    [[nodiscard]] RowListModel* questions() { return &questions_; }
    /// What the record being reviewed could say and does not: `path` and `label`.
    [[nodiscard]] RowListModel* gaps() { return &gaps_; }

    void refresh();
    /// The tablet is locked: nothing of it stays in memory.
    void clear();
    /// Its pages are left: coming back is another look.
    void leave();
    /// The review of that record is being written.
    void begin(const RecordId& record);

    /// One tap: the answer with this path goes back with the question that fits it.
    Q_INVOKABLE void giveBack(const QString& path);
    Q_INVOKABLE void takeBack(const QString& path);
    /// Another question than the one that fits.
    Q_INVOKABLE void ask(const QString& path, const QString& question);
    Q_INVOKABLE void askInWords(const QString& path, const QString& words);
    /// What came back has been read.
    Q_INVOKABLE void settle(const QString& review, const QString& item);

signals:
    void changed();
    void returnedChanged();
    void failed(const QString& message);

private:
    void show(const std::vector<ReviewLine>& lines);
    void showReturned();
    void say(const QString& path, const char* field, const QString& text);
    [[nodiscard]] RowListModel::Row rowOf(const ReviewLine& line) const;

    ServiceWorker& worker_;
    Clock& clock_;
    CaptureViewModel& capture_;
    SharedSight sight_ = std::make_shared<Sight>();
    RowListModel answered_;
    RowListModel toReview_;
    RowListModel waiting_;
    RowListModel questions_;
    RowListModel gaps_;
    std::optional<RecordId> record_; ///< Being reviewed.
    QStringList causes_;
    QVariantMap returned_;
    int overdue_ = 0;
    bool reviews_ = false;
    bool looked_ = false;
};

} // namespace seenheard
