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

public:
    TodayViewModel(ServiceWorker& worker, Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] QString greeting() const;
    [[nodiscard]] QString date() const;
    [[nodiscard]] RowListModel* forms() { return &forms_; }
    [[nodiscard]] RowListModel* unfinished() { return &unfinished_; }
    [[nodiscard]] RecordListModel* records() { return &records_; }
    [[nodiscard]] int differences() const { return differences_; }

    void setOfficer(const QString& name);
    void refresh();
    /// The tablet is locked: nothing of it stays in memory.
    void clear();

signals:
    void changed();
    void failed(const QString& message);

private:
    struct Day;
    void show(const Day& day);

    ServiceWorker& worker_;
    Clock& clock_;
    QString officer_;
    RowListModel forms_;
    RowListModel unfinished_;
    RecordListModel records_;
    int differences_ = 0;
};

} // namespace seenheard
