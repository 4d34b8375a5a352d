#include "app/viewmodels/CaptureViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/ItemTitle.h"
#include "app/viewmodels/Owed.h"
#include "app/viewmodels/Retire.h"
#include "platform/base/File.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t mostLookedUp = 20;

bool isWithin(const RegisterKey& key, const RegisterKey& prefix) {
    return key.path.size() >= prefix.path.size()
        && std::equal(prefix.path.begin(), prefix.path.end(), key.path.begin());
}

const Field* ageBandOf(const Field& list) {
    const auto found = std::find_if(
        list.fields.begin(), list.fields.end(), [](const Field& field) { return field.appearance == "age_bands"; });
    return found == list.fields.end() ? nullptr : &*found;
}

/// What is in a question's own item on screen has its name, and a dot, before its own.
const FieldViewModel* fieldNamed(const ItemViewModel& item, const QString& handle) {
    for (const auto* field : item.allFields()) {
        for (const auto* inside : field->itemList())
            if (const auto* found = fieldNamed(*inside, handle))
                return found;
        if (handle == field->handle() || handle.startsWith(field->handle() + u'.'))
            return field;
    }
    return nullptr;
}

/// A draft that shows what stands in that record already, or in the one it follows from.
Result<DraftView> shownToWrite(OpenTablet& tablet, Result<DraftView> draft, const RecordId& record) {
    if (!draft)
        return draft;
    return tablet.viewing().show(
        Result(Unseen<DraftView>(*std::move(draft), View{ViewKind::Writing, {record}, {}}, false)));
}

} // namespace

CaptureViewModel::CaptureViewModel(
    ServiceWorker& worker, Clock& clock, std::unique_ptr<Dictation> dictation, std::unique_ptr<Camera> camera)
    : worker_(worker)
    , clock_(clock)
    , known_(worker, this)
    , tabs_({"key", "title", "owed", "current"})
    , ageBands_({"name", "label"})
    , knownPeople_({"id", "kind", "label"})
    , knownAdults_({"id", "kind", "label"})
    , missing_({"path", "label", "where"})
    , groups_("group")
    , wordsShown_("field")
    , dictation_(std::move(dictation))
    , camera_(std::move(camera)) {
    connect(&known_, &KnownChildren::learnt, this, [this](const ReferenceItem& person) {
        notes_.learn(person);
        if (underWay_ > 0)
            return; // What is under way brings its own refresh.
        nameItems();
        scene_->refresh(draft_);
        showTabs();
    });
}

CaptureViewModel::~CaptureViewModel() = default;

QString CaptureViewModel::title() const {
    const auto title = display::text(draft_.title);
    if (!scene_ || !draft_.about || draft_.about->kind != "record")
        return title;
    // What follows from a record is headed by its children, and not by the name of a form alone.
    for (const auto* list : scene_->allFields()) {
        QStringList children;
        for (const auto* item : list->itemList())
            if (item->childField() && !item->isNew())
                children.append(item->title());
        if (!children.isEmpty())
            return tr("%1: %2").arg(title, children.join(QStringLiteral(", ")));
    }
    return title;
}

QString CaptureViewModel::formTitle() const {
    return isOpen() ? display::text(draft_.form->title()) : QString();
}

QString CaptureViewModel::notesLine() const {
    // What follows from a record is written at a desk, with the record itself to read.
    if (draft_.about && draft_.about->kind == "record")
        return {};
    return notes_.line(clock_.now());
}

QString CaptureViewModel::notesText() const {
    return notes_.text(clock_.now());
}

QString CaptureViewModel::nextWords() const {
    if (missingHere_ > 0) {
        const auto label = missing_.at(0, "label").toString();
        return tr("%n still needed: %1", nullptr, missingHere_).arg(label);
    }
    return inTheRoom_ && hasTwoParts() ? tr("Before you drive off") : tr("What follows");
}

bool CaptureViewModel::hasTwoParts() const {
    const auto comesLater = [](auto* field) { return field->field().part == CapturePart::BeforeYouDriveOff; };
    return scene_ && std::any_of(scene_->allFields().begin(), scene_->allFields().end(), comesLater);
}

void CaptureViewModel::setInTheRoom(bool inTheRoom) {
    if (inTheRoom_ == inTheRoom)
        return;
    inTheRoom_ = inTheRoom;
    showTabs();
}

int CaptureViewModel::tab() const {
    return static_cast<int>(tabItems().indexOf(shown_));
}

void CaptureViewModel::setTab(int tab) {
    const auto items = tabItems();
    if (tab >= 0 && tab < items.size())
        goTo(*items[tab]);
}

void CaptureViewModel::goTo(ItemViewModel& item) {
    foldFinished(nullptr);
    shown_ = &item;
    showTabs();
}

void CaptureViewModel::setReason(const QString& reason) {
    reason_ = reason;
    emit changed();
}

void CaptureViewModel::start(
    const QString& form, const std::optional<Reference>& about, const std::optional<FlagsSeen>& seen) {
    ++visit_;
    worker_.ask<DraftView>(
        this,
        [form = display::utf8(form), about, seen](
            OpenTablet& tablet) { return tablet.capture().start(form, about, seen); },
        [this](Result<DraftView> draft) { draft ? begin(*draft) : emit failed(display::text(draft.error().message)); });
}

void CaptureViewModel::startFrom(const QString& form, const RecordId& source) {
    ++visit_;
    worker_.ask<DraftView>(
        this,
        [form = display::utf8(form), source](OpenTablet& tablet) {
            // A review shows nothing of its record by itself: that is opened beside it.
            auto draft = tablet.capture().startFrom(form, source);
            return form == "review" ? std::move(draft) : shownToWrite(tablet, std::move(draft), source);
        },
        [this](Result<DraftView> draft) { draft ? begin(*draft) : emit failed(display::text(draft.error().message)); });
}

void CaptureViewModel::open(const RecordId& record) {
    openAt(record, {}, {});
}

void CaptureViewModel::openAt(const RecordId& record, const QString& path, const QString& reason) {
    ++visit_;
    worker_.ask<DraftView>(
        this, [record](OpenTablet& tablet) { return shownToWrite(tablet, tablet.capture().open(record), record); },
        [this, path, reason](Result<DraftView> draft) {
            if (!draft) {
                emit failed(display::text(draft.error().message));
                return;
            }
            begin(*draft);
            if (!reason.isEmpty())
                setReason(reason);
            if (!path.isEmpty())
                jumpTo(path);
        });
}

std::optional<RecordId> CaptureViewModel::reviewed() const {
    if (!isOpen() || draft_.form->id() != "review" || !draft_.about || draft_.about->kind != "record")
        return std::nullopt;
    return RecordId::fromHex(draft_.about->id);
}

void CaptureViewModel::begin(const DraftView& draft) {
    groups_.setObjects({});
    wordsShown_.setObjects({}); // they go with the scene that they are of
    beingMade_.clear();
    notes_ = {};
    namesAsked_.clear();
    known_.begin();
    draft_ = draft;
    underWay_ = 0;
    inTheRoom_ = true;
    reason_.clear();
    undoWords_.clear();
    savedWords_.clear();
    wantedNext_.clear();
    setWanted({});
    if (scene_)
        retire(scene_.release());
    scene_ = std::make_unique<ItemViewModel>(*this, this);
    // "The scene" at an incident, "The home" on a visit; a form about one child has no other tab.
    const auto& sections = draft.form->sections();
    scene_->setTitle(tabbedList() && !sections.empty() ? display::text(sections.front().label) : formTitle());
    shown_ = scene_.get();
    std::vector<RowListModel::Row> bands;
    if (auto* list = tabbedList())
        if (const auto* band = ageBandOf(list->field()))
            for (const auto& choice : band->choices)
                bands.push_back({display::text(choice.name), display::text(choice.label)});
    ageBands_.setRows(std::move(bands));
    takeIn(draft);
    lookUpBriefing();
    emit draftChanged();
    emit opened();
    if (!draft.place.empty())
        jumpTo(display::text(draft.place));
}

void CaptureViewModel::lookUpBriefing() {
    if (!draft_.about || draft_.about->kind == "record")
        return;
    worker_.look<Briefing>(
        this, [about = *draft_.about](TabletReads& reads) { return reads.reference().briefing(about); },
        [this, visit = visit_](Result<Briefing> briefing) {
            if (!briefing || visit != visit_)
                return;
            notes_.take(*std::move(briefing));
            nameItems();
            // What is referred to has its name now, among choices too; answers under way bring their own refresh.
            if (underWay_ == 0)
                scene_->refresh(draft_);
            showTabs();
            emit draftChanged();
        });
}

void CaptureViewModel::lookUpNames() {
    std::vector<Reference> unknown;
    for (const auto* answers : {&draft_.answers, &draft_.evaluation.derived})
        for (const auto& [key, value] : *answers)
            if (const auto* reference = std::get_if<Reference>(&value); reference && reference->kind != "record"
                && !notes_.picked().contains(*reference) && namesAsked_.insert(*reference).second)
                unknown.push_back(*reference);
    if (unknown.empty())
        return;
    using Named = std::vector<ReferenceItem>;
    worker_.look<Named>(
        this,
        [unknown = std::move(unknown)](TabletReads& reads) -> Result<Named> {
            Named named;
            for (const auto& reference : unknown)
                if (auto item = reads.reference().item(reference))
                    named.push_back(*std::move(item));
            return named;
        },
        [this, visit = visit_](const Result<Named>& named) {
            if (!named || visit != visit_)
                return;
            for (const auto& item : *named)
                notes_.learn(item);
            nameItems();
            if (underWay_ == 0)
                scene_->refresh(draft_);
            showTabs();
            emit draftChanged();
        });
}

void CaptureViewModel::addChild(const QString& band) {
    auto* list = tabbedList();
    const auto* field = list ? ageBandOf(list->field()) : nullptr;
    if (field)
        addToTabs(std::nullopt, {{RegisterKey{{field->number}}, Value(display::utf8(band))}});
}

void CaptureViewModel::addKnown(const QString& kind, const QString& id) {
    addToTabs(Reference{display::utf8(kind), display::utf8(id)}, {});
}

void CaptureViewModel::addKnownTo(FieldViewModel* list, const QString& kind, const QString& id) {
    foldFinished(nullptr);
    const Reference picked{display::utf8(kind), display::utf8(id)};
    send([draft = draft_.id, path = form().pathOf(list->key()).value(), picked](
             CaptureService& capture) -> Result<DraftView> {
        auto added = capture.addItem(draft, path, picked, {});
        if (!added)
            return added.error();
        return std::move(added->first);
    });
}

void CaptureViewModel::addToTabs(const std::optional<Reference>& picked, const Answers& first) {
    settle([] {});
    ++underWay_;
    using Added = std::pair<DraftView, ItemId>;
    worker_.ask<Added>(
        this,
        [id = draft_.id, list = tabbedList()->field().name, picked, first](
            OpenTablet& tablet) { return tablet.capture().addItem(id, list, picked, first); },
        [this, visit = visit_](Result<Added> added) {
            if (visit != visit_)
                return;
            arrived(added ? Result<DraftView>(added->first) : Result<DraftView>(added.error()));
            if (!added)
                return;
            for (auto* item : tabItems())
                if (item->id() == added->second)
                    goTo(*item);
        });
}

void CaptureViewModel::addItem(FieldViewModel* list) {
    auto items = list->itemList();
    if (std::any_of(items.begin(), items.end(), [](auto* item) { return item->isNew(); }))
        return;
    foldFinished(nullptr);
    auto* item = new ItemViewModel(*list, ItemViewModel::New::AskedFor, *this);
    item->refresh(draft_);
    items.append(item);
    list->setItems(items);
    nameItems();
}

void CaptureViewModel::give(ItemViewModel& item, std::vector<RegisterKey::Component> within, const Value& value) {
    // Nothing was said in an item that is not made yet, so nothing is taken back.
    if (item.isNew() && !beingMade_.contains(&item) && std::holds_alternative<Cleared>(value))
        return foldFinished(&item);
    giveMade(item, std::move(within), [value](OpenTablet&) { return Result<Value>(value); });
}

void CaptureViewModel::givePicture(ItemViewModel& item, const Field& field, PictureMaker make) {
    giveMade(
        item, {field.number}, [make = std::move(make), record = draft_.record](OpenTablet& tablet) -> Result<Value> {
            const auto plain = make();
            if (!plain)
                return plain.error();
            const auto kept = tablet.pictures().keep(record, *plain);
            return kept ? Result<Value>(Value(*kept)) : kept.error();
        });
}

void CaptureViewModel::eraseFile(FieldViewModel& field, std::string file) {
    worker_.ask<void>(
        &field, [file = std::move(file)](OpenTablet&) { return seenheard::eraseFile(file); },
        [this, &field](const Status& erased) {
            if (erased)
                field.fileErased();
            else
                emit failed(display::text(erased.error().message));
        });
}

PictureViewModel* CaptureViewModel::pictureFor(QObject* parent) {
    return new PictureViewModel(worker_, parent);
}

void CaptureViewModel::show(PictureViewModel& shown, const std::optional<Picture>& picture) {
    shown.show(draft_.record, picture);
}

bool CaptureViewModel::allows(PictureKind kind) const {
    return kind == PictureKind::Drawing ? draft_.drawingsAllowed : draft_.photographsAllowed;
}

void CaptureViewModel::giveMade(ItemViewModel& item, Within within, Maker make) {
    foldFinished(&item);
    if (item.isNew())
        return this->make(item, std::move(within), std::move(make));
    auto key = item.prefix();
    key.path.insert(key.path.end(), within.begin(), within.end());
    if (const auto* field = form().fieldAt(key))
        undoWords_ = display::text(field->label);
    const auto path = form().pathOf(key);
    change([key, make = std::move(make), place = path ? *path : std::string()](
               OpenTablet& tablet, const DraftId& draft) -> Result<DraftView> {
        const auto value = make(tablet);
        return value ? tablet.capture().answer(draft, key, *value, place) : value.error();
    });
}

void CaptureViewModel::make(ItemViewModel& item, Within within, Maker make) {
    if (const auto waiting = beingMade_.find(&item); waiting != beingMade_.end()) {
        waiting->second.emplace_back(std::move(within), std::move(make));
        return;
    }
    beingMade_.emplace(&item, Pending{});
    ++underWay_;
    using Added = std::pair<DraftView, ItemId>;
    worker_.ask<Added>(
        this,
        [id = draft_.id, list = form().pathOf(item.list()->key()).value(), within = RegisterKey{std::move(within)},
            make = std::move(make)](OpenTablet& tablet) -> Result<Added> {
            const auto value = make(tablet);
            return value ? tablet.capture().addItem(id, list, std::nullopt, {{within, *value}}) : value.error();
        },
        [this, &item, visit = visit_](Result<Added> added) {
            if (visit != visit_)
                return;
            auto waiting = beingMade_.extract(&item);
            if (added) {
                item.becomes(added->second);
                for (auto& [later, answer] : waiting.mapped())
                    giveMade(item, later, answer);
            }
            arrived(added ? Result<DraftView>(added->first) : Result<DraftView>(added.error()));
        });
}

void CaptureViewModel::withdraw(ItemViewModel& item) {
    if (item.isNew()) {
        auto* list = item.list();
        auto items = list->itemList();
        items.removeOne(&item);
        list->setItems(items);
        retire(&item);
        return;
    }
    if (shown_ == &item)
        goTo(*scene_);
    undoWords_ = item.title();
    send([id = draft_.id, list = form().pathOf(item.list()->key()).value(), which = *item.id(),
             reason = display::utf8(reason_)](
             CaptureService& capture) { return capture.withdrawItem(id, list, which, reason); });
}

void CaptureViewModel::lookUp(FieldViewModel& field, std::string words) {
    using Found = std::vector<ReferenceItem>;
    worker_.look<Found>(
        &field, [words = std::move(words)](TabletReads& reads) { return reads.reference().find(words, mostLookedUp); },
        [this, &field](Result<Found> found) {
            if (!found) {
                emit failed(display::text(found.error().message));
                return;
            }
            std::vector<RowListModel::Row> rows;
            for (const auto& item : *found) {
                if (item.reference.kind != field.field().referenceKind)
                    continue;
                notes_.learn(item);
                rows.push_back({display::text(item.reference.id), display::text(item.reference.kind),
                    display::text(item.title), display::text(item.detail)});
            }
            field.found()->setRows(std::move(rows));
        });
}

void CaptureViewModel::chose(ItemViewModel& item, const Field& field, const Choice& choice) {
    if (auto* companion = item.field(choice.asks); companion && !companion->answered()) {
        wantedNext_ = companion->path();
        return;
    }
    // In a new item (a quotation, an action) the first tap is followed by the words that it is about.
    for (auto* words : item.allFields())
        if (item.isNew() && words->kind() == FieldViewModel::Kind::Words && words->text().isEmpty()
            && words->field().tier == Tier::Essential && !words->field().relevant
            && words->field().number != field.number) {
            setWanted(words->path());
            return;
        }
}

bool CaptureViewModel::offers(const ItemViewModel& item, const Field& field, const Choice& choice) const {
    if (item.isNew())
        return !choice.relevant;
    return !draft_.evaluation.choicesNotOffered.contains(
        keyBelow(keyBelow(item.prefix(), field.number), choice.number));
}

std::vector<std::pair<std::string, std::string>> CaptureViewModel::itemChoices(const Field& field) const {
    std::vector<std::pair<std::string, std::string>> choices;
    const auto* list = field.itemsOf.empty() || !scene_ ? nullptr : scene_->field(field.itemsOf);
    if (list)
        for (auto* item : list->itemList())
            if (const auto id = item->id())
                choices.emplace_back(id->hex(), display::utf8(item->title()));
    return choices;
}

std::string CaptureViewModel::wordsFor(const Field& field, const Value& value) const {
    if (const auto* reference = std::get_if<Reference>(&value))
        if (const auto known = notes_.picked().find(*reference); known != notes_.picked().end())
            return known->second.title;
    if (const auto* reference = std::get_if<Reference>(&value); reference && reference->kind == "record")
        return display::utf8(tr("The record it was begun from"));
    return seenheard::wordsFor(form(), field, value);
}

void CaptureViewModel::send(std::function<Result<DraftView>(CaptureService&)> change) {
    this->change([change = std::move(change)](OpenTablet& tablet, const DraftId&) { return change(tablet.capture()); });
}

void CaptureViewModel::change(std::function<Result<DraftView>(OpenTablet&, const DraftId&)> change) {
    ++underWay_;
    worker_.ask<DraftView>(
        this, [change = std::move(change), draft = draft_.id](OpenTablet& tablet) { return change(tablet, draft); },
        [this, visit = visit_](Result<DraftView> draft) {
            if (visit == visit_)
                arrived(std::move(draft));
        });
}

void CaptureViewModel::arrived(Result<DraftView> draft) {
    --underWay_;
    if (!draft) {
        emit failed(display::text(draft.error().message));
        // What is on screen is not what is stored: show what is.
        send([id = draft_.id](CaptureService& capture) { return capture.draft(id); });
        return;
    }
    savedWords_ = tr("Saved %1").arg(display::timeOfDay(clock_.now()));
    if (underWay_ == 0)
        takeIn(*draft);
    emit changed();
}

void CaptureViewModel::takeIn(const DraftView& draft) {
    draft_ = draft;
    scene_->refresh(draft_);
    nameItems();
    // Names stand among the choices of other fields, which are asked for once they are known.
    scene_->refresh(draft_);
    showTabs();
    known_.lookUp(draft_, tabItems());
    lookUpNames();
    if (const auto wanted = std::exchange(wantedNext_, {}); !wanted.isEmpty())
        setWanted(wanted);
}

void CaptureViewModel::nameItems() {
    for (auto* field : scene_->allFields())
        nameItemsOf(*field);
}

void CaptureViewModel::nameItemsOf(FieldViewModel& list) {
    int position = 0;
    for (auto* item : list.itemList()) {
        item->setTitle(shortTitle(*item, position++, notes_.picked()));
        for (auto* field : item->allFields()) {
            nameItemsOf(*field);
            if (const auto* at = field->field().name == list.field().orderBy ? field->instant() : nullptr)
                item->setSavedWords(tr("saved %1").arg(display::timeOfDay(*at)));
        }
    }
}

void CaptureViewModel::showTabs() {
    const auto part = inTheRoom_ ? CapturePart::InTheRoom : CapturePart::BeforeYouDriveOff;
    const Owed owed(draft_, part);
    const auto items = tabItems();
    std::vector<RowListModel::Row> tabs, missing;
    QList<QObject*> groups;
    for (auto* item : items) {
        const auto left = std::count_if(
            owed.here().begin(), owed.here().end(), [&](const Missing* each) { return tabItem(each->key) == item; });
        tabs.push_back({item->path(), item->title(), static_cast<int>(left), item == shown_});
        if (item == shown_ || !inTheRoom_)
            groups.append(item);
    }
    const auto listAsMissing = [&](const std::vector<const Missing*>& list) {
        for (const auto* each : list)
            missing.push_back({display::text(each->path), display::text(each->question), tabItem(each->key)->title()});
    };
    listAsMissing(owed.here());
    // Indoors nobody reads over a shoulder what will be asked in the car.
    if (!inTheRoom_)
        listAsMissing(owed.elsewhere());
    missingHere_ = static_cast<int>(owed.here().size());
    tabs_.setRows(std::move(tabs));
    missing_.setRows(std::move(missing));
    knownPeople_.setRows(notes_.knownChildren(items, clock_.now()));
    knownAdults_.setRows(notes_.knownAdults(everyItem(), clock_.now()));
    // The part first: what is taken out of the groups lives until the next event, and may not follow any more.
    emit placeChanged();
    groups_.setObjects(groups);
    emit changed();
}

FieldViewModel* CaptureViewModel::tabbedList() const {
    for (auto* field : scene_->allFields())
        if (field->kind() == FieldViewModel::Kind::List && field->field().appearance == "age_bands")
            return field;
    return nullptr;
}

QList<ItemViewModel*> CaptureViewModel::tabItems() const {
    if (!scene_)
        return {};
    QList<ItemViewModel*> items = {scene_.get()};
    if (auto* list = tabbedList())
        items.append(list->itemList());
    return items;
}

QList<ItemViewModel*> CaptureViewModel::everyItem() const {
    QList<ItemViewModel*> items;
    for (auto* list : scene_->allFields())
        items.append(list->itemList());
    return items;
}

QString CaptureViewModel::pathOf(const QString& handle) const {
    const auto* field = isOpen() && scene_ ? fieldNamed(*scene_, handle) : nullptr;
    return field ? field->path() : QString();
}

QString CaptureViewModel::titleOfChild(const ItemId& child) const {
    for (const auto* item : tabItems())
        if (!item->isScene() && item->id() == child)
            return item->title();
    return {};
}

ItemViewModel* CaptureViewModel::tabItem(const RegisterKey& key) const {
    for (auto* item : tabItems())
        if (!item->isScene() && isWithin(key, item->prefix()))
            return item;
    return scene_.get();
}

void CaptureViewModel::foldFinished(const ItemViewModel* except) {
    for (auto* tabbed : tabItems())
        for (auto* list : tabbed->allFields())
            for (auto* item : list->itemList())
                if (item != except && item->complete() && item->hasVerbatim())
                    item->setClosed(true);
}

void CaptureViewModel::showTheChild(FieldViewModel* list) {
    QList<QObject*> words;
    for (auto* field : list->spokenWords())
        words.append(field);
    wordsShown_.setObjects(words);
    emit wordsWanted();
}

void CaptureViewModel::jumpToMissing() {
    if (missing_.count() > 0)
        jumpTo(missing_.at(0, "path").toString());
}

void CaptureViewModel::jumpTo(const QString& path) {
    const auto key = form().keyOf(display::utf8(path));
    const auto* field = key ? form().fieldAt(*key) : nullptr;
    if (!field)
        return;
    inTheRoom_ = field->part == CapturePart::InTheRoom;
    goTo(*tabItem(*key));
    setWanted(path);
}

void CaptureViewModel::undo() {
    undoWords_.clear();
    settle([this] { send([id = draft_.id](CaptureService& capture) { return capture.undo(id); }); });
}

void CaptureViewModel::setWanted(const QString& path) {
    if (std::exchange(wanted_, path) != path)
        emit wantedChanged();
}

void CaptureViewModel::settle(const std::function<void()>& then) {
    if (scene_)
        scene_->settle();
    // The worker works in order: what comes back was asked after everything that was typed.
    worker_.ask<bool>(
        this, [](OpenTablet&) { return Result<bool>(true); }, [then](const Result<bool>&) { then(); });
}

void CaptureViewModel::leave(const std::function<void()>& then) {
    if (!isOpen()) {
        if (then)
            then();
        return;
    }
    scene_->settle();
    const bool lacksReason = draft_.amending && reason_.trimmed().isEmpty();
    worker_.ask<void>(
        this,
        [id = draft_.id, reason = display::utf8(reason_), lacksReason](OpenTablet& tablet) {
            // Without its reason an amendment stays a draft, on this tablet and in today's list.
            return lacksReason ? success() : tablet.capture().commit(id, reason);
        },
        [this, then](const Status& committed) {
            if (!committed)
                emit failed(display::text(committed.error().message));
            if (then)
                then();
        });
}

} // namespace seenheard
