#pragma once

#include "app/viewmodels/SectionViewModel.h"

namespace seenheard {

/// The scene, or one item of a list (a child, a quotation): its questions, and which of them are asked now. A new item
/// has no id until its first answer is stored.
class ItemViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Items come from the form")
    Q_PROPERTY(QString path READ path NOTIFY rekeyed)
    Q_PROPERTY(QString handle READ handle NOTIFY rekeyed)
    Q_PROPERTY(bool hasVerbatim READ hasVerbatim CONSTANT)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(bool isNew READ isNew NOTIFY rekeyed)
    Q_PROPERTY(bool isScene READ isScene CONSTANT)
    Q_PROPERTY(bool complete READ complete NOTIFY changed)
    Q_PROPERTY(bool closed READ closed NOTIFY closedChanged)
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY changed)
    Q_PROPERTY(QString savedWords READ savedWords NOTIFY changed)
    Q_PROPERTY(seenheard::RowListModel* mayBe READ mayBe CONSTANT)
    Q_PROPERTY(QString linkedWith READ linkedWith NOTIFY changed)
    Q_PROPERTY(QString linkedTitle READ linkedTitle NOTIFY changed)
    Q_PROPERTY(seenheard::ObjectListModel* inTheRoom READ inTheRoom CONSTANT)
    Q_PROPERTY(seenheard::ObjectListModel* beforeYouDriveOff READ beforeYouDriveOff CONSTANT)
    Q_PROPERTY(seenheard::ObjectListModel* fields READ shownFields CONSTANT)

public:
    /// The record itself: the scene.
    ItemViewModel(AnswerSink& sink, QObject* parent);
    /// A new item of a list. One that nobody asked for goes again when the list is no longer owed.
    enum class New { Offered, AskedFor };
    ItemViewModel(FieldViewModel& list, New how, AnswerSink& sink);
    /// An item that is stored.
    ItemViewModel(FieldViewModel& list, const ItemId& id, AnswerSink& sink);
    ~ItemViewModel() override;

    [[nodiscard]] const RegisterKey& prefix() const { return prefix_; }
    [[nodiscard]] std::optional<ItemId> id() const;
    [[nodiscard]] FieldViewModel* list() const { return list_; }
    [[nodiscard]] QString path() const;
    [[nodiscard]] QString handle() const;
    [[nodiscard]] QString title() const { return title_; }
    [[nodiscard]] bool isNew() const { return isNew_; }
    [[nodiscard]] bool isScene() const { return list_ == nullptr; }
    [[nodiscard]] bool complete() const { return complete_; }
    [[nodiscard]] bool closed() const { return closed_; }
    /// Questions that are rarely needed wait behind one tap.
    [[nodiscard]] bool hasMore() const { return !folded_.isEmpty(); }
    [[nodiscard]] QString savedWords() const { return savedWords_; }
    [[nodiscard]] ObjectListModel* inTheRoom() { return &inTheRoom_; }
    [[nodiscard]] ObjectListModel* beforeYouDriveOff() { return &beforeYouDriveOff_; }
    [[nodiscard]] ObjectListModel* shownFields() { return &shownFields_; }
    [[nodiscard]] const QList<FieldViewModel*>& allFields() const { return fields_; }
    [[nodiscard]] FieldViewModel* field(std::string_view name) const;
    /// Does one of its fields refer to this?
    [[nodiscard]] bool holds(const Reference& reference) const;
    /// Somebody's words stand in it: they are folded away when they are done.
    [[nodiscard]] bool hasVerbatim() const;

    /// The field that names a known child; nothing where no child is asked for here.
    [[nodiscard]] FieldViewModel* childField() const;
    /// Who the child noted here may be: id, initials and age, title, why, what speaks against it, whether it is likely.
    [[nodiscard]] RowListModel* mayBe() { return &mayBe_; }
    void setMayBe(std::vector<RowListModel::Row> children) { mayBe_.setRows(std::move(children)); }
    /// Initials of the known child that what was written here is linked with; empty where nothing was written, or
    /// nothing is linked.
    [[nodiscard]] QString linkedWith() const { return linkedWith_; }
    [[nodiscard]] QString linkedTitle() const { return linkedTitle_; }
    void setLinkedWith(const QString& initials, const QString& title);
    /// One tap: what was written here is of that known child.
    Q_INVOKABLE void link(const QString& person);
    /// One tap: it is not.
    Q_INVOKABLE void unlink();

    /// Takes the item back; what others said of it stays.
    Q_INVOKABLE void withdraw();
    /// Folds it to a line, or opens it again.
    Q_INVOKABLE void setClosed(bool closed);

    Q_INVOKABLE void unfold();

    /// The item is stored: from now on it has an id.
    void becomes(const ItemId& id);
    /// Its place in its list, from 1.
    void setPosition(int position);
    void setTitle(const QString& title);
    void setSavedWords(const QString& words);
    void refresh(const DraftView& draft);
    /// Hands on everything that is typed and not yet stored.
    void settle();

signals:
    void changed();
    void rekeyed();
    void closedChanged();

private:
    ItemViewModel(FieldViewModel* list, RegisterKey prefix, bool isNew, AnswerSink& sink,
        const std::vector<Field>& fields, QObject* parent);

    [[nodiscard]] bool asks(const FieldViewModel& field, const Evaluation& evaluation) const;
    void refreshItems(FieldViewModel& list, const DraftView& draft);
    void arrange(ObjectListModel& part, CapturePart which, const Evaluation& evaluation);
    [[nodiscard]] SectionViewModel& section(const std::string& name, CapturePart part);

    FieldViewModel* list_; ///< Nothing for the scene.
    RegisterKey prefix_;
    AnswerSink& sink_;
    bool isNew_;
    bool askedFor_ = false;
    int position_ = 1;
    bool complete_ = false;
    bool closed_ = false;
    QString title_;
    QString savedWords_;
    QString linkedWith_;
    QString linkedTitle_;
    RowListModel mayBe_;
    QList<FieldViewModel*> fields_;
    QList<FieldViewModel*> folded_;
    bool unfolded_ = false;
    std::map<std::pair<CapturePart, std::string>, SectionViewModel*> sections_;
    ObjectListModel inTheRoom_;
    ObjectListModel beforeYouDriveOff_;
    ObjectListModel shownFields_;
};

} // namespace seenheard
