#pragma once

#include "app/viewmodels/CardViewModel.h"
#include "app/viewmodels/ObjectListModel.h"

namespace seenheard {

/// The scene, a child or an adult of a record to read.
class RecordGroupViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Groups come from a record")
    Q_PROPERTY(QString title READ title CONSTANT)
    Q_PROPERTY(QString initials READ initials CONSTANT)
    Q_PROPERTY(QString person READ person CONSTANT)
    Q_PROPERTY(bool isScene READ isScene CONSTANT)
    Q_PROPERTY(seenheard::ObjectListModel* cards READ cards CONSTANT)

public:
    /// The record itself; `items` are those that are not somebody: what the one child said, what was decided.
    RecordGroupViewModel(
        const RecordView& view, QString title, const std::vector<ItemView>& items, const Instant& now, QObject* parent);
    RecordGroupViewModel(const RecordView& view, const ItemView& item, const Instant& now, QObject* parent);

    [[nodiscard]] QString title() const { return title_; }
    [[nodiscard]] QString initials() const { return initials_; }
    /// The child whose life leads on from here; empty where there is none.
    [[nodiscard]] QString person() const { return person_; }
    [[nodiscard]] bool isScene() const { return isScene_; }
    [[nodiscard]] ObjectListModel* cards() { return &cards_; }
    void showPictures(ServiceWorker& worker, const RecordId& record);

private:
    void addCards(const FormDefinition& form, const std::vector<FieldView>& fields, const std::vector<ItemView>& items,
        const Instant& now);

    QString title_, initials_, person_;
    bool isScene_ = false;
    ObjectListModel cards_;
};

} // namespace seenheard
