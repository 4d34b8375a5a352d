#pragma once

#include "app/viewmodels/RecordListModel.h"
#include "app/viewmodels/RowListModel.h"
#include "app/viewmodels/ServiceWorker.h"

namespace seenheard {

/// The first page of a shift: what can be started, what is unfinished, what was recorded, what needs somebody.
class TodayViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(QString greeting READ greeting NOTIFY changed)
    Q_PROPERTY(QString date READ date NOTIFY changed)
    Q_PROPERTY(seenheard::RowListModel* forms READ forms CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* unfinished READ unfinished CONSTANT)
    Q_PROPERTY(seenheard::RecordListModel* records READ records CONSTANT)
    Q_PROPERTY(int differences READ differences NOTIFY changed)
    Q_PROPERTY(bool reviews READ reviews NOTIFY changed)
    Q_PROPERTY(int toReview READ toReview NOTIFY changed)
    Q_PROPERTY(int overdue READ overdue NOTIFY changed)
    Q_PROPERTY(int cameBack READ cameBack NOTIFY changed)
    Q_PROPERTY(int questions READ questions NOTIFY changed)
    Q_PROPERTY(int feedback READ feedback NOTIFY changed)
    Q_PROPERTY(seenheard::RowListModel* pressing READ pressing CONSTANT)
    /// Why the force wants another PIN than the one that opened the tablet; empty where it does not.
    Q_PROPERTY(QString pinAdvice READ pinAdvice NOTIFY changed)
    /// What ends soon of this tablet's way to the server, and what to do; empty where nothing does.
    Q_PROPERTY(QString connectionAdvice READ connectionAdvice NOTIFY changed)
    Q_PROPERTY(bool hasReviewWork READ hasReviewWork NOTIFY changed)
    Q_PROPERTY(bool isAsked READ isAsked NOTIFY changed)
    Q_PROPERTY(bool needsOfficer READ needsOfficer NOTIFY changed)
    /// "Flags feed stopped 06:10. …"; empty where all is well. Said here, and wherever flags are shown.
    Q_PROPERTY(QString feedWords READ feedWords NOTIFY changed)

public:
    TodayViewModel(ServiceWorker& worker, Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] QString greeting() const;
    [[nodiscard]] QString date() const;
    [[nodiscard]] RowListModel* forms() { return &forms_; }
    [[nodiscard]] RowListModel* unfinished() { return &unfinished_; }
    [[nodiscard]] RecordListModel* records() { return &records_; }
    [[nodiscard]] int differences() const { return differences_; }
    /// How much waits to be looked at; what it says is shown on its own pages.
    [[nodiscard]] bool reviews() const { return waiting_.reviews; }
    [[nodiscard]] int toReview() const { return static_cast<int>(waiting_.toReview); }
    [[nodiscard]] int overdue() const { return static_cast<int>(waiting_.overdue); }
    [[nodiscard]] int cameBack() const { return static_cast<int>(waiting_.cameBack); }
    [[nodiscard]] int questions() const { return static_cast<int>(waiting_.questions); }
    /// Own records with a clock that this officer has to see to: what, by when, whom to phone.
    [[nodiscard]] RowListModel* pressing() { return &pressing_; }
    [[nodiscard]] int feedback() const { return static_cast<int>(waiting_.feedback); }

    [[nodiscard]] QString pinAdvice() const { return pinAdvice_; }
    [[nodiscard]] QString feedWords() const;

    [[nodiscard]] QString connectionAdvice() const { return connectionAdvice_; }

    /// Which parts of the page there is a reason to make.
    [[nodiscard]] bool hasReviewWork() const { return reviews() && toReview() + cameBack() > 0; }
    [[nodiscard]] bool isAsked() const { return questions() + feedback() > 0; }
    [[nodiscard]] bool needsOfficer() const;

    void advisePin(const QString& why);
    void adviseConnection(const QString& advice);
    void setOfficer(const QString& name);
    void refresh();
    /// How much waits between officers and supervisors; looks through the whole queue.
    void count();
    /// The tablet is locked: nothing of it stays in memory.
    void clear();

signals:
    void changed();
    void failed(const QString& message);

private:
    struct Day;
    void show(const Day& day);
    void showPressing(const std::vector<PressingClock>& pressing);

    ServiceWorker& worker_;
    Clock& clock_;
    QString officer_;
    RowListModel forms_;
    RowListModel unfinished_;
    RowListModel pressing_;
    RecordListModel records_;
    int differences_ = 0;
    ReviewCounts waiting_;
    QString pinAdvice_;
    QString connectionAdvice_;
    FeedsKnown feeds_;
};

} // namespace seenheard
