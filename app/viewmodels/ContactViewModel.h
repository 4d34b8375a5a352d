#pragma once

#include "app/services/ChildService.h"
#include "app/viewmodels/RowListModel.h"

namespace seenheard {

/// One time that somebody wrote of a child, as it stands on the child's timeline.
class ContactViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Contacts come from a child's life")
    Q_PROPERTY(QString record READ record CONSTANT)
    Q_PROPERTY(QString day READ day CONSTANT)
    Q_PROPERTY(QString formTitle READ formTitle CONSTANT)
    Q_PROPERTY(QString title READ title CONSTANT)
    Q_PROPERTY(QString who READ who CONSTANT)
    Q_PROPERTY(QString seen READ seen CONSTANT)
    Q_PROPERTY(bool notSeen READ notSeen CONSTANT)
    Q_PROPERTY(QStringList seemed READ seemed CONSTANT)
    Q_PROPERTY(QString concern READ concern CONSTANT)
    Q_PROPERTY(QString done READ done CONSTANT)
    Q_PROPERTY(QString cameOfIt READ cameOfIt CONSTANT)
    Q_PROPERTY(int differences READ differences CONSTANT)
    Q_PROPERTY(QString sending READ sending CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* words READ words CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* clocks READ clocks CONSTANT)

public:
    ContactViewModel(const ChildContact& contact, const Instant& now, QObject* parent);

    [[nodiscard]] QString record() const { return record_; }
    [[nodiscard]] QString day() const { return day_; }
    [[nodiscard]] QString formTitle() const { return formTitle_; }
    [[nodiscard]] QString title() const { return title_; }
    [[nodiscard]] QString who() const { return who_; }
    [[nodiscard]] QString seen() const { return seen_; }
    [[nodiscard]] bool notSeen() const { return notSeen_; }
    [[nodiscard]] QStringList seemed() const { return seemed_; }
    [[nodiscard]] QString concern() const { return concern_; }
    [[nodiscard]] QString done() const { return done_; }
    [[nodiscard]] QString cameOfIt() const { return cameOfIt_; }
    [[nodiscard]] int differences() const { return differences_; }
    /// Said only where it is not on the server yet.
    [[nodiscard]] QString sending() const { return sending_; }
    [[nodiscard]] RowListModel* words() { return &words_; }
    [[nodiscard]] RowListModel* clocks() { return &clocks_; }

private:
    QString record_, day_, formTitle_, title_, who_, seen_, concern_, done_, cameOfIt_, sending_;
    QStringList seemed_;
    int differences_;
    bool notSeen_;
    RowListModel words_;
    RowListModel clocks_;
};

} // namespace seenheard
