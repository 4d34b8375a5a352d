#pragma once

#include "app/viewmodels/AnswerSink.h"
#include "app/viewmodels/CameraViewModel.h"
#include "app/viewmodels/DrawingCanvas.h"
#include "app/viewmodels/ObjectListModel.h"
#include "app/viewmodels/PictureViewModel.h"
#include "app/viewmodels/RowListModel.h"

#include <QQuickTextDocument>
#include <QTimer>
#include <set>

namespace seenheard {

/// One question on screen: what it asks and what this officer answered. Shows an answer at once and sends it on; the
/// store's own view of it follows.
class FieldViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Fields come from the form")
    Q_PROPERTY(Kind kind READ kind CONSTANT)
    Q_PROPERTY(QString control READ control CONSTANT)
    Q_PROPERTY(QString name READ name CONSTANT)
    Q_PROPERTY(QString path READ path NOTIFY pathChanged)
    Q_PROPERTY(QString handle READ handle NOTIFY pathChanged)
    Q_PROPERTY(QString label READ label CONSTANT)
    Q_PROPERTY(QString hint READ hint CONSTANT)
    Q_PROPERTY(QString appearance READ appearance CONSTANT)
    Q_PROPERTY(bool verbatim READ verbatim CONSTANT)
    Q_PROPERTY(bool folded READ folded CONSTANT)
    Q_PROPERTY(bool onlyShown READ onlyShown CONSTANT)
    Q_PROPERTY(int maxLength READ maxLength CONSTANT)
    Q_PROPERTY(bool mayBeNotObtained READ mayBeNotObtained CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* choices READ choices CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* allWellChoices READ allWellChoices CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* reasons READ reasons CONSTANT)
    Q_PROPERTY(seenheard::ObjectListModel* items READ items CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* found READ found CONSTANT)
    Q_PROPERTY(QString itemNoun READ itemNoun CONSTANT)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)
    Q_PROPERTY(int number READ number NOTIFY changed)
    Q_PROPERTY(bool answered READ answered NOTIFY changed)
    Q_PROPERTY(bool holdsWords READ holdsWords NOTIFY changed)
    Q_PROPERTY(bool derived READ derived NOTIFY changed)
    Q_PROPERTY(bool owed READ owed NOTIFY changed)
    Q_PROPERTY(bool notObtained READ notObtained NOTIFY changed)
    Q_PROPERTY(bool askingReason READ askingReason NOTIFY changed)
    Q_PROPERTY(QString reasonWords READ reasonWords NOTIFY changed)
    Q_PROPERTY(bool reasonAsksNote READ reasonAsksNote NOTIFY changed)
    Q_PROPERTY(QString reasonNote READ reasonNote NOTIFY changed)
    Q_PROPERTY(QString breach READ breach NOTIFY changed)
    Q_PROPERTY(seenheard::PictureViewModel* picture READ picture CONSTANT)
    Q_PROPERTY(QString chosenFile READ chosenFile NOTIFY changed)
    Q_PROPERTY(bool photographsAllowed READ photographsAllowed NOTIFY changed)
    Q_PROPERTY(bool drawingsAllowed READ drawingsAllowed NOTIFY changed)

public:
    enum class Kind { One, Many, Tri, Words, Moment, Day, Number, Reference, Picture, List };
    Q_ENUM(Kind)

    FieldViewModel(const Field& field, ItemViewModel& item, AnswerSink& sink);

    [[nodiscard]] const Field& field() const { return field_; }
    [[nodiscard]] ItemViewModel& item() const { return item_; }
    [[nodiscard]] RegisterKey key() const;
    [[nodiscard]] Kind kind() const;
    /// The control that answers it, by the type and appearance that its form gives it.
    [[nodiscard]] QString control() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString path() const;
    /// Its name on screen: like the path, with positions for ids ("children.1.demeanour").
    [[nodiscard]] QString handle() const;
    [[nodiscard]] QString label() const;
    [[nodiscard]] QString hint() const;
    [[nodiscard]] QString appearance() const;
    [[nodiscard]] bool verbatim() const { return field_.verbatim; }
    /// Nobody answers it: it is calculated, or words that are only shown.
    [[nodiscard]] bool onlyShown() const { return field_.calculatedOnly; }
    [[nodiscard]] bool folded() const { return field_.folded; }
    /// Behind one tap: what is rarely needed and not answered, and what the tablet filled in.
    [[nodiscard]] bool waitsFolded() const;
    [[nodiscard]] int maxLength() const { return static_cast<int>(field_.maxLength); }
    [[nodiscard]] bool mayBeNotObtained() const { return !field_.reasons.empty(); }
    [[nodiscard]] RowListModel* choices() { return &choices_; }
    [[nodiscard]] RowListModel* allWellChoices() { return &allWell_; }
    [[nodiscard]] RowListModel* reasons() { return &reasons_; }
    [[nodiscard]] ObjectListModel* items() { return &items_; }
    [[nodiscard]] RowListModel* found() { return &found_; }
    [[nodiscard]] QString itemNoun() const;
    [[nodiscard]] QString text() const { return text_; }
    [[nodiscard]] QString words() const;
    [[nodiscard]] int number() const;
    [[nodiscard]] bool answered() const;
    /// Of a list: whether somebody's own words stand in one of its items.
    [[nodiscard]] bool holdsWords() const { return !spokenWords().isEmpty(); }
    /// The questions in its items that are answered with somebody's own words.
    [[nodiscard]] QList<FieldViewModel*> spokenWords() const;
    /// The name of the one choice that was taken; empty where none or more were.
    [[nodiscard]] QString choice() const;
    [[nodiscard]] bool derived() const { return derived_; }
    [[nodiscard]] bool owed() const { return owed_; }
    [[nodiscard]] bool notObtained() const;
    [[nodiscard]] bool askingReason() const { return askingReason_; }
    [[nodiscard]] QString reasonWords() const;
    [[nodiscard]] bool reasonAsksNote() const;
    [[nodiscard]] QString reasonNote() const;
    [[nodiscard]] QString breach() const { return breach_; }
    /// Of a question for a picture; null of every other.
    [[nodiscard]] PictureViewModel* picture() const { return picture_; }
    /// The file that the picture was chosen from, by its name, while it is there still; else empty.
    [[nodiscard]] QString chosenFile() const;
    [[nodiscard]] bool photographsAllowed() const;
    [[nodiscard]] bool drawingsAllowed() const;

    /// One tap on a choice; a second tap on it takes it back.
    Q_INVOKABLE void choose(const QString& choice);
    /// Typed text, stored when the typing rests.
    Q_INVOKABLE void type(const QString& text);
    /// The same from a text on screen, whose own words forget hard spaces and line separators.
    Q_INVOKABLE void typeFrom(QQuickTextDocument* document);
    [[nodiscard]] Q_INVOKABLE bool isWhatStandsIn(QQuickTextDocument* document) const;
    /// Stores what was typed at once.
    Q_INVOKABLE void settle();
    Q_INVOKABLE void setNumber(int number);
    Q_INVOKABLE void setMinutesAgo(int minutes);
    /// "21:04": the last time that it was that time of day. False where it is none.
    Q_INVOKABLE bool setTimeOfDay(const QString& time);
    /// "7/3/2019". False where it is no day.
    Q_INVOKABLE bool setDay(const QString& day);
    Q_INVOKABLE void shiftMinutes(int minutes);
    /// "Not obtained" was tapped: the reasons are shown, or hidden again.
    Q_INVOKABLE void askReason();
    Q_INVOKABLE void giveReason(const QString& reason, const QString& note);
    /// Looks loaded data up for a reference; what fits comes into `found`.
    Q_INVOKABLE void lookUp(const QString& words);
    Q_INVOKABLE void pick(const QString& kind, const QString& id);
    Q_INVOKABLE void takeBack();
    /// A file on this machine; it stays where it is until it is erased.
    Q_INVOKABLE void choosePicture(const QString& file);
    /// What the camera sees now; closes it.
    Q_INVOKABLE void keepPhotograph(seenheard::CameraViewModel* camera);
    Q_INVOKABLE void eraseChosenFile();
    void fileErased();
    Q_INVOKABLE void keepDrawing(seenheard::DrawingCanvas* canvas);

    /// What the store says; keeps what is being typed.
    void refresh(const DraftView& draft);
    /// The item got its id.
    void rekeyed() { emit pathChanged(); }
    /// The items of a list, in the order to show.
    void setItems(const QList<ItemViewModel*>& items);
    [[nodiscard]] QList<ItemViewModel*> itemList() const;
    /// What is referred to; nothing where there is no reference.
    [[nodiscard]] std::optional<seenheard::Reference> reference() const;
    /// The moment answered; null where there is none.
    [[nodiscard]] const seenheard::Instant* instant() const;

signals:
    void changed();
    void pathChanged();

private:
    [[nodiscard]] bool eachChoiceAlone() const;
    void give(const Value& value);
    void chooseEach(const Choice& choice);
    void chooseMany(const Choice& choice);
    void chooseOne(const Choice& choice);
    void selectWithout(const Choice& choice);
    void showChoices();
    void takeIn(const std::optional<Value>& value);
    [[nodiscard]] std::optional<Value> valueIn(const Answers& answers) const;

    const Field& field_;
    ItemViewModel& item_;
    AnswerSink& sink_;
    RowListModel choices_;
    RowListModel allWell_;
    RowListModel reasons_;
    ObjectListModel items_;
    RowListModel found_;
    std::optional<Value> value_; ///< As shown; Choices for each `many`.
    std::set<std::string> chosen_;
    QString text_;
    QString breach_;
    QTimer typing_;
    PictureViewModel* picture_ = nullptr;
    QString chosenFile_;
    bool derived_ = false;
    bool owed_ = false;
    bool askingReason_ = false;
    bool typed_ = false; ///< There is text that was not handed on yet.
};

} // namespace seenheard
