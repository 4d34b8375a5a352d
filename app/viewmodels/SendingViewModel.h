#pragma once

#include "app/viewmodels/RowListModel.h"
#include "app/viewmodels/ServiceWorker.h"

#include <QTimer>

namespace seenheard {

/// The truth about sending: what waits here, when the next try is, and where each record is.
class SendingViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    Q_PROPERTY(int received READ received NOTIFY changed)
    Q_PROPERTY(int held READ held NOTIFY changed)
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString brief READ brief NOTIFY changed)
    Q_PROPERTY(bool troubled READ troubled NOTIFY changed)
    Q_PROPERTY(QString line READ line NOTIFY changed)
    Q_PROPERTY(QString nextTry READ nextTry NOTIFY changed)
    Q_PROPERTY(QString lastExchange READ lastExchange NOTIFY changed)
    Q_PROPERTY(QString failure READ failure NOTIFY changed)
    Q_PROPERTY(QString gathering READ gathering NOTIFY changed)
    Q_PROPERTY(QString pictures READ pictures NOTIFY changed)
    Q_PROPERTY(QString gaps READ gaps NOTIFY changed)
    Q_PROPERTY(seenheard::RowListModel* records READ records CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* heldEntries READ heldEntries CONSTANT)

public:
    SendingViewModel(ServiceWorker& worker, Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] int waiting() const { return static_cast<int>(status_.waiting); }
    [[nodiscard]] int received() const { return static_cast<int>(status_.received); }
    [[nodiscard]] int held() const { return static_cast<int>(status_.held); }
    [[nodiscard]] bool running() const { return status_.running || asked_; }
    [[nodiscard]] QString summary() const;
    /// The summary, with what somebody has to look at, as the bar says it.
    [[nodiscard]] QString brief() const;
    /// Whether the bar says anything that somebody has to look at.
    [[nodiscard]] bool troubled() const { return status_.held > 0 || status_.diskFull; }
    /// The same with the next try.
    [[nodiscard]] QString line() const;
    [[nodiscard]] QString nextTry() const;
    [[nodiscard]] QString lastExchange() const;
    [[nodiscard]] QString failure() const;
    [[nodiscard]] QString gathering() const;
    /// "2 of 3 pictures received"; empty where there are none.
    [[nodiscard]] QString pictures() const;
    [[nodiscard]] QString gaps() const;
    /// What ends soon of this tablet's way to the server, and what to do; empty where nothing does.
    [[nodiscard]] QString connectionAdvice() const;
    [[nodiscard]] RowListModel* records() { return &records_; }
    /// Own entries that the server holds or refuses: what, since when and why.
    [[nodiscard]] RowListModel* heldEntries() { return &heldEntries_; }

    Q_INVOKABLE void sendNow();
    void refresh();
    /// The tablet is locked: nothing of it stays in memory.
    void clear();

signals:
    void changed();

private:
    struct Picture;
    void show(const Picture& picture);

    ServiceWorker& worker_;
    Clock& clock_;
    QTimer tick_;
    SendingStatus status_;
    bool asked_ = false;
    RowListModel records_;
    RowListModel heldEntries_;
};

} // namespace seenheard
