#pragma once

#include "app/viewmodels/ContactViewModel.h"
#include "app/viewmodels/ObjectListModel.h"
#include "app/viewmodels/ServiceWorker.h"

namespace seenheard {

/// One child: what keeps him safe, and every contact on one timeline, newest first.
class ChildViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString detail READ detail NOTIFY changed)
    Q_PROPERTY(QString alsoKnownAs READ alsoKnownAs NOTIFY changed)
    Q_PROPERTY(QString asAtWords READ asAtWords NOTIFY changed)
    Q_PROPERTY(QString noFlagWords READ noFlagWords NOTIFY changed)
    Q_PROPERTY(QString contactWords READ contactWords NOTIFY changed)
    Q_PROPERTY(QString threeMonths READ threeMonths NOTIFY changed)
    Q_PROPERTY(QString twelveMonths READ twelveMonths NOTIFY changed)
    Q_PROPERTY(int differences READ differences NOTIFY changed)
    Q_PROPERTY(bool more READ more NOTIFY changed)
    Q_PROPERTY(seenheard::RowListModel* flags READ flags CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* counts READ counts CONSTANT)
    Q_PROPERTY(seenheard::ObjectListModel* contacts READ contacts CONSTANT)

public:
    ChildViewModel(ServiceWorker& worker, Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString detail() const;
    [[nodiscard]] QString alsoKnownAs() const;
    [[nodiscard]] QString asAtWords() const;
    /// R19: "No flag in data of 06:10"; empty where there are flags.
    [[nodiscard]] QString noFlagWords() const;
    [[nodiscard]] QString contactWords() const;
    [[nodiscard]] QString threeMonths() const;
    [[nodiscard]] QString twelveMonths() const;
    /// Open ones, over all contacts.
    [[nodiscard]] int differences() const;
    [[nodiscard]] bool more() const { return life_.more; }
    [[nodiscard]] RowListModel* flags() { return &flags_; }
    [[nodiscard]] RowListModel* counts() { return &counts_; }
    [[nodiscard]] ObjectListModel* contacts() { return &contacts_; }

    /// Nothing while none is open.
    [[nodiscard]] const std::optional<Reference>& person() const { return person_; }
    void open(const Reference& person);
    void refresh();
    /// The tablet is locked: nothing of it stays in memory.
    void close();

signals:
    void changed();
    void failed(const QString& message);

private:
    void show(ChildLife life);

    ServiceWorker& worker_;
    Clock& clock_;
    std::optional<Reference> person_;
    SharedSight sight_ = std::make_shared<Sight>();
    ChildLife life_;
    RowListModel flags_;
    RowListModel counts_;
    ObjectListModel contacts_;
};

} // namespace seenheard
