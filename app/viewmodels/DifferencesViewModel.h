#pragma once

#include "app/viewmodels/DifferenceCardViewModel.h"
#include "app/viewmodels/ObjectListModel.h"
#include "app/viewmodels/ServiceWorker.h"

namespace seenheard {

/// Every open difference, and deciding one with a reason where this person may.
class DifferencesViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(bool mayDecide READ mayDecide NOTIFY changed)
    Q_PROPERTY(bool looked READ looked NOTIFY changed)
    Q_PROPERTY(seenheard::ObjectListModel* cards READ cards CONSTANT)

public:
    DifferencesViewModel(ServiceWorker& worker, Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] bool mayDecide() const { return mayDecide_; }
    [[nodiscard]] bool looked() const { return looked_; }
    [[nodiscard]] ObjectListModel* cards() { return &cards_; }

    void refresh();
    /// The tablet is locked: nothing of it stays in memory.
    void clear();
    /// The page is left: coming back is another look.
    void leave();
    /// `head` is the row of the value that shall stand.
    Q_INVOKABLE void decide(seenheard::DifferenceCardViewModel* card, int head, const QString& reason);

signals:
    void changed();
    void decided();
    void failed(const QString& message);

private:
    void show(const std::vector<DifferenceView>& open);

    ServiceWorker& worker_;
    Clock& clock_;
    SharedSight sight_ = std::make_shared<Sight>();
    ObjectListModel cards_;
    bool mayDecide_ = false;
    bool looked_ = false;
};

} // namespace seenheard
