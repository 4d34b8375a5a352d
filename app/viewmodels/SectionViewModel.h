#pragma once

#include "app/viewmodels/FieldViewModel.h"

namespace seenheard {

class ItemViewModel;

/// A heading of a form with the questions under it that are asked now. What is rarely needed waits behind one tap.
class SectionViewModel final : public QObject {
    Q_OBJECT
    Q_MOC_INCLUDE("app/viewmodels/ItemViewModel.h")
    QML_ELEMENT
    QML_UNCREATABLE("Sections come from the form")
    Q_PROPERTY(QString name READ name CONSTANT)
    Q_PROPERTY(QString title READ title CONSTANT)
    Q_PROPERTY(bool opinion READ opinion CONSTANT)
    Q_PROPERTY(seenheard::ItemViewModel* child READ child CONSTANT)
    Q_PROPERTY(seenheard::ObjectListModel* fields READ fields CONSTANT)
    Q_PROPERTY(int foldedCount READ foldedCount NOTIFY foldingChanged)
    Q_PROPERTY(bool unfolded READ unfolded NOTIFY foldingChanged)

public:
    SectionViewModel(const Section& section, CapturePart part, ItemViewModel& of);

    [[nodiscard]] QString name() const;
    [[nodiscard]] QString title() const;
    /// What the officer makes of it: not what he sees and hears in the room.
    [[nodiscard]] bool opinion() const { return part_ == CapturePart::BeforeYouDriveOff; }
    /// Whose child this section tells of; null in every other.
    [[nodiscard]] ItemViewModel* child() const;
    [[nodiscard]] ObjectListModel* fields() { return &fields_; }
    [[nodiscard]] int foldedCount() const { return foldedCount_; }
    [[nodiscard]] bool unfolded() const { return unfolded_; }

    Q_INVOKABLE void unfold();
    /// The fields asked now, in the order of the form.
    void setFields(const QList<FieldViewModel*>& asked);

signals:
    void foldingChanged();

private:
    const Section& section_;
    CapturePart part_;
    ItemViewModel& of_;
    QList<FieldViewModel*> asked_;
    ObjectListModel fields_;
    int foldedCount_ = 0;
    bool unfolded_ = false;
};

} // namespace seenheard
