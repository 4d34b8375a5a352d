#pragma once

#include "app/viewmodels/CameraViewModel.h"
#include "app/viewmodels/DictationViewModel.h"
#include "app/viewmodels/ItemViewModel.h"
#include "app/viewmodels/KnownChildren.h"
#include "app/viewmodels/Notes.h"
#include "app/viewmodels/ServiceWorker.h"

#include <set>

namespace seenheard {

/// Writing a record: the questions of its form, live. Every answer goes to the store at once; what the store then says
/// is asked and missing comes back and is shown.
class CaptureViewModel final : public QObject, public AnswerSink {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the tablet")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY draftChanged)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString formTitle READ formTitle NOTIFY draftChanged)
    Q_PROPERTY(QString notesLine READ notesLine NOTIFY draftChanged)
    Q_PROPERTY(QString notesText READ notesText NOTIFY draftChanged)
    Q_PROPERTY(bool inTheRoom READ inTheRoom WRITE setInTheRoom NOTIFY placeChanged)
    Q_PROPERTY(bool hasTwoParts READ hasTwoParts NOTIFY draftChanged)
    Q_PROPERTY(int tab READ tab WRITE setTab NOTIFY placeChanged)
    Q_PROPERTY(seenheard::RowListModel* tabs READ tabs CONSTANT)
    Q_PROPERTY(seenheard::ObjectListModel* groups READ groups CONSTANT)
    Q_PROPERTY(seenheard::ObjectListModel* wordsShown READ wordsShown CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* ageBands READ ageBands CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* knownPeople READ knownPeople CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* knownAdults READ knownAdults CONSTANT)
    Q_PROPERTY(seenheard::RowListModel* missing READ missing CONSTANT)
    Q_PROPERTY(int missingHere READ missingHere NOTIFY changed)
    Q_PROPERTY(QString nextWords READ nextWords NOTIFY changed)
    Q_PROPERTY(QString savedWords READ savedWords NOTIFY changed)
    Q_PROPERTY(int answers READ answers NOTIFY changed)
    Q_PROPERTY(seenheard::DictationViewModel* dictation READ dictation CONSTANT)
    Q_PROPERTY(seenheard::CameraViewModel* camera READ camera CONSTANT)
    Q_PROPERTY(QString undoWords READ undoWords NOTIFY changed)
    Q_PROPERTY(bool amending READ amending NOTIFY draftChanged)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
    Q_PROPERTY(QString wanted READ wanted WRITE setWanted NOTIFY wantedChanged)

public:
    CaptureViewModel(ServiceWorker& worker, Clock& clock, std::unique_ptr<Dictation> dictation = nullptr,
        std::unique_ptr<Camera> camera = nullptr);
    ~CaptureViewModel() override;

    [[nodiscard]] bool isOpen() const { return draft_.form != nullptr; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString formTitle() const;
    [[nodiscard]] QString notesLine() const;
    [[nodiscard]] QString notesText() const;
    [[nodiscard]] bool inTheRoom() const { return inTheRoom_; }
    void setInTheRoom(bool inTheRoom);
    [[nodiscard]] bool hasTwoParts() const;
    [[nodiscard]] int tab() const;
    void setTab(int tab);
    [[nodiscard]] RowListModel* tabs() { return &tabs_; }
    [[nodiscard]] ObjectListModel* groups() { return &groups_; }
    /// What the child said, where it is being shown to the child.
    [[nodiscard]] ObjectListModel* wordsShown() { return &wordsShown_; }
    [[nodiscard]] RowListModel* ageBands() { return &ageBands_; }
    [[nodiscard]] RowListModel* knownPeople() { return &knownPeople_; }
    [[nodiscard]] RowListModel* knownAdults() { return &knownAdults_; }
    [[nodiscard]] RowListModel* missing() { return &missing_; }
    [[nodiscard]] int missingHere() const { return missingHere_; }
    /// What the button at the foot does: jumps to what is missing, or goes on.
    [[nodiscard]] QString nextWords() const;
    /// Counts answers and what took them back.
    [[nodiscard]] int answers() const { return static_cast<int>(draft_.revision); }
    [[nodiscard]] DictationViewModel* dictation() { return &dictation_; }
    [[nodiscard]] CameraViewModel* camera() { return &camera_; }
    [[nodiscard]] QString savedWords() const { return savedWords_; }
    [[nodiscard]] QString undoWords() const { return undoWords_; }
    [[nodiscard]] bool amending() const { return draft_.amending; }
    [[nodiscard]] QString reason() const { return reason_; }
    void setReason(const QString& reason);
    /// The path of the question that shall have the cursor or the eye, until its block has taken it and empties this:
    /// the block may not be made yet.
    [[nodiscard]] QString wanted() const { return wanted_; }
    void setWanted(const QString& path);
    [[nodiscard]] const DraftId& draftId() const { return draft_.id; }
    [[nodiscard]] const RecordId& record() const { return draft_.record; }
    [[nodiscard]] const DraftView& draft() const { return draft_; }
    /// The record that is being reviewed; nothing where no review is written.
    [[nodiscard]] std::optional<RecordId> reviewed() const;
    /// The path of the question whose item on screen has this name; empty where it is none.
    [[nodiscard]] QString pathOf(const QString& handle) const;
    /// Short, for the room: initials and age. Empty where there is no such child.
    [[nodiscard]] QString titleOfChild(const ItemId& child) const;

    /// Starts a record; `about` is nothing for a provisional one. `seen` is what was shown before.
    void start(const QString& form, const std::optional<Reference>& about,
        const std::optional<FlagsSeen>& seen = std::nullopt);
    /// What follows from a record: a referral, a meeting, a review.
    void startFrom(const QString& form, const RecordId& source);
    /// Opens a record again: coming back, or amending.
    void open(const RecordId& record);
    /// The same at one answer, with the reason why it is amended.
    void openAt(const RecordId& record, const QString& path, const QString& reason);
    /// Something that changes the draft beside an answer given on the page.
    void change(std::function<Result<DraftView>(OpenTablet&, const DraftId&)> change);

    /// One tap on an age band: a child more, and its tab.
    Q_INVOKABLE void addChild(const QString& band);
    Q_INVOKABLE void addKnown(const QString& kind, const QString& id);
    /// The same in a list inside the page: two officers who add one person speak of one item.
    Q_INVOKABLE void addKnownTo(seenheard::FieldViewModel* list, const QString& kind, const QString& id);
    /// Shows the blank item that the next answer makes real.
    Q_INVOKABLE void addItem(seenheard::FieldViewModel* list);
    /// The words in that list's items, and nothing else, on a page of their own: whose they are can put them right.
    Q_INVOKABLE void showTheChild(seenheard::FieldViewModel* list);
    /// The next question that is owed.
    Q_INVOKABLE void jumpToMissing();
    Q_INVOKABLE void jumpTo(const QString& path);
    Q_INVOKABLE void undo();
    /// Leaves the page: what is written becomes an entry and travels. `then` once it is stored.
    void leave(const std::function<void()>& then = {});
    /// Hands on every typed word; `then` once the store has it.
    void settle(const std::function<void()>& then);

signals:
    void opened();
    void wordsWanted();
    void draftChanged();
    void placeChanged();
    void changed();
    void wantedChanged();
    void failed(const QString& message);

private:
    using Within = std::vector<RegisterKey::Component>;
    /// What makes an answer, on the thread of the services: most are there already.
    using Maker = std::function<Result<Value>(OpenTablet&)>;
    using Pending = std::vector<std::pair<Within, Maker>>;

    void give(ItemViewModel& item, std::vector<RegisterKey::Component> within, const Value& value) override;
    void givePicture(ItemViewModel& item, const Field& field, PictureMaker make) override;
    void withdraw(ItemViewModel& item) override;
    void eraseFile(FieldViewModel& field, std::string file) override;
    [[nodiscard]] PictureViewModel* pictureFor(QObject* parent) override;
    void show(PictureViewModel& shown, const std::optional<Picture>& picture) override;
    [[nodiscard]] bool allows(PictureKind kind) const override;
    void lookUp(FieldViewModel& field, std::string words) override;
    void chose(ItemViewModel& item, const Field& field, const Choice& choice) override;
    [[nodiscard]] Instant now() const override { return clock_.now(); }
    [[nodiscard]] const FormDefinition& form() const override { return *draft_.form; }
    [[nodiscard]] bool offers(const ItemViewModel& item, const Field& field, const Choice& choice) const override;
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> itemChoices(const Field& field) const override;
    [[nodiscard]] std::string wordsFor(const Field& field, const Value& value) const override;

    void giveMade(ItemViewModel& item, Within within, Maker make);
    void make(ItemViewModel& item, Within within, Maker make);
    void addToTabs(const std::optional<Reference>& picked, const Answers& first);
    void begin(const DraftView& draft);
    /// A change is under way; its answer is taken in by `arrived`.
    void send(std::function<Result<DraftView>(CaptureService&)> change);
    void arrived(Result<DraftView> draft);
    void takeIn(const DraftView& draft);
    void lookUpBriefing();
    /// Looks up what the draft refers to, also where no answer of an officer does but a calculation.
    void lookUpNames();
    void nameItems();
    void nameItemsOf(FieldViewModel& list);
    void showTabs();
    void foldFinished(const ItemViewModel* except);
    void goTo(ItemViewModel& item);
    [[nodiscard]] FieldViewModel* tabbedList() const;
    [[nodiscard]] ItemViewModel* tabItem(const RegisterKey& key) const;
    [[nodiscard]] QList<ItemViewModel*> tabItems() const;
    /// Of every list of the scene.
    [[nodiscard]] QList<ItemViewModel*> everyItem() const;

    ServiceWorker& worker_;
    Clock& clock_;
    DraftView draft_;
    Notes notes_;
    KnownChildren known_;
    std::unique_ptr<ItemViewModel> scene_;
    ItemViewModel* shown_ = nullptr; ///< Whose tab is open.
    std::map<ItemViewModel*, Pending> beingMade_;
    RowListModel tabs_;
    RowListModel ageBands_;
    RowListModel knownPeople_;
    RowListModel knownAdults_;
    RowListModel missing_;
    ObjectListModel groups_;
    ObjectListModel wordsShown_;
    std::set<Reference> namesAsked_;
    std::uint64_t visit_ = 0; ///< Answers that belong to an earlier draft are dropped.
    int underWay_ = 0;
    int missingHere_ = 0;
    bool inTheRoom_ = true;
    DictationViewModel dictation_;
    CameraViewModel camera_;
    QString savedWords_;
    QString undoWords_;
    QString reason_;
    QString wanted_;
    QString wantedNext_; ///< Of a question that is there once the answer before it is stored.
};

} // namespace seenheard
