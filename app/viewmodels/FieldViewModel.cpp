#include "app/viewmodels/FieldViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/ItemViewModel.h"
#include "platform/base/File.h"
#include "platform/device/PictureReader.h"

#include <QDate>
#include <QTextDocument>
#include <QTime>
#include <algorithm>
#include <chrono>

namespace seenheard {

namespace {

// Well inside the second in which an answer has to be on disk.
constexpr auto restOfTyping = std::chrono::milliseconds(400);
constexpr std::int64_t dayMs = 24 * 3'600'000;

constexpr std::size_t mostOctets = largestPicture - 64; // sealing adds a little

Result<PlainPicture> plainFrom(PictureKind kind, Result<CleanPicture> clean) {
    if (!clean)
        return clean.error();
    return PlainPicture{std::move(clean->file), kind, static_cast<std::uint32_t>(clean->width),
        static_cast<std::uint32_t>(clean->height)};
}

const std::vector<QByteArray> choiceRoles = {"name", "words", "chosen"};
const std::vector<QByteArray> reasonRoles = {"name", "words", "chosen", "asksNote"};

/// A document keeps its lines apart by this character, and so cannot tell one that was written.
QString inLines(QString text) {
    return text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
}

} // namespace

FieldViewModel::FieldViewModel(const Field& field, ItemViewModel& item, AnswerSink& sink)
    : QObject(&item)
    , field_(field)
    , item_(item)
    , sink_(sink)
    , choices_(choiceRoles)
    , allWell_(choiceRoles)
    , reasons_(reasonRoles)
    , items_("item")
    , found_({"id", "kind", "title", "detail"}) {
    typing_.setSingleShot(true);
    typing_.setInterval(restOfTyping);
    connect(&typing_, &QTimer::timeout, this, &FieldViewModel::settle);
    if (field_.type == FieldType::Picture)
        picture_ = sink_.pictureFor(this);
    showChoices();
}

RegisterKey FieldViewModel::key() const {
    return keyBelow(item_.prefix(), field_.number);
}

FieldViewModel::Kind FieldViewModel::kind() const {
    switch (field_.type) {
    case FieldType::One: return Kind::One;
    case FieldType::Many: return Kind::Many;
    case FieldType::Tri: return Kind::Tri;
    case FieldType::Text: return Kind::Words;
    case FieldType::Instant: return Kind::Moment;
    case FieldType::Date: return Kind::Day;
    case FieldType::Integer: return Kind::Number;
    case FieldType::Reference: return Kind::Reference;
    case FieldType::Picture: return Kind::Picture;
    case FieldType::List: return Kind::List;
    }
    return Kind::Words;
}

QString FieldViewModel::control() const {
    switch (kind()) {
    case Kind::One:
        if (field_.appearance == "body_map")
            return QStringLiteral("BodyMapField");
        [[fallthrough]];
    case Kind::Many:
    case Kind::Tri: return QStringLiteral("ChoiceField");
    case Kind::Words: return QStringLiteral("WordsField");
    case Kind::Moment: return QStringLiteral("MomentField");
    case Kind::Day: return QStringLiteral("DayField");
    case Kind::Number: return QStringLiteral("NumberField");
    case Kind::Reference: return QStringLiteral("ReferenceField");
    case Kind::Picture: return QStringLiteral("PictureField");
    case Kind::List:
        return field_.appearance == "age_bands" ? QStringLiteral("AgeBandRow") : QStringLiteral("ListField");
    }
    return {};
}

QString FieldViewModel::name() const {
    return display::text(field_.name);
}

QString FieldViewModel::path() const {
    return item_.path() + name();
}

QString FieldViewModel::handle() const {
    return item_.handle() + name();
}

QString FieldViewModel::itemNoun() const {
    return display::text(field_.itemNoun);
}

QString FieldViewModel::label() const {
    return display::text(field_.label);
}

QString FieldViewModel::hint() const {
    return display::text(field_.hint);
}

QString FieldViewModel::appearance() const {
    return display::text(field_.appearance);
}

QString FieldViewModel::words() const {
    return value_ ? display::text(sink_.wordsFor(field_, *value_)) : QString();
}

int FieldViewModel::number() const {
    const auto* number = value_ ? std::get_if<std::int64_t>(&*value_) : nullptr;
    return number ? static_cast<int>(*number) : 0;
}

bool FieldViewModel::answered() const {
    return value_.has_value() || !items_.objects().isEmpty();
}

QList<FieldViewModel*> FieldViewModel::spokenWords() const {
    QList<FieldViewModel*> spoken;
    for (auto* item : itemList())
        for (auto* field : item->allFields())
            if (field->verbatim() && field->kind() == Kind::Words && !field->text().isEmpty())
                spoken.append(field);
    return spoken;
}

QString FieldViewModel::choice() const {
    return chosen_.size() == 1 ? display::text(*chosen_.begin()) : QString();
}

bool FieldViewModel::notObtained() const {
    return value_ && std::holds_alternative<NotObtained>(*value_);
}

bool FieldViewModel::waitsFolded() const {
    return !owed_ && (field_.tier == Tier::Automatic || (field_.folded && !answered()));
}

QString FieldViewModel::reasonWords() const {
    if (!notObtained())
        return {};
    const auto* reason = sink_.form().reason(std::get<NotObtained>(*value_).reason);
    return reason ? display::text(reason->label) : QString();
}

bool FieldViewModel::reasonAsksNote() const {
    const auto* reason = notObtained() ? sink_.form().reason(std::get<NotObtained>(*value_).reason) : nullptr;
    return reason && reason->asksNote;
}

QString FieldViewModel::reasonNote() const {
    return notObtained() ? display::text(std::get<NotObtained>(*value_).note) : QString();
}

std::optional<seenheard::Reference> FieldViewModel::reference() const {
    const auto* reference = value_ ? std::get_if<seenheard::Reference>(&*value_) : nullptr;
    return reference ? std::optional(*reference) : std::nullopt;
}

const seenheard::Instant* FieldViewModel::instant() const {
    return value_ ? std::get_if<seenheard::Instant>(&*value_) : nullptr;
}

bool FieldViewModel::eachChoiceAlone() const {
    return field_.type == FieldType::Many && field_.policy == StandInPolicy::Each;
}

void FieldViewModel::choose(const QString& choiceName) {
    const auto name = display::utf8(choiceName);
    const auto* choice = field_.choice(name);
    // A child or an adult of this record stands among the choices without being one of the form's.
    Choice listed;
    if (choice)
        listed = *choice;
    listed.name = name;
    if (eachChoiceAlone())
        chooseEach(listed);
    else if (field_.type == FieldType::Many)
        chooseMany(listed);
    else
        chooseOne(listed);
    if (chosen_.contains(name))
        sink_.chose(item_, field_, listed);
}

void FieldViewModel::chooseOne(const Choice& choice) {
    if (chosen_.contains(choice.name)) {
        takeBack();
        return;
    }
    give(choice.name);
}

void FieldViewModel::chooseMany(const Choice& choice) {
    if (chosen_.contains(choice.name))
        chosen_.erase(choice.name);
    else
        selectWithout(choice);
    if (chosen_.empty())
        give(Cleared{});
    else
        give(Choices{{chosen_.begin(), chosen_.end()}});
}

void FieldViewModel::chooseEach(const Choice& choice) {
    const auto before = chosen_;
    if (chosen_.contains(choice.name))
        chosen_.erase(choice.name);
    else
        selectWithout(choice);
    const bool tookReasonBack = notObtained();
    if (chosen_.empty())
        value_.reset();
    else
        value_ = Choices{{chosen_.begin(), chosen_.end()}};
    derived_ = false;
    showChoices();
    emit changed();
    if (tookReasonBack)
        sink_.give(item_, {field_.number}, Cleared{});
    for (const auto& each : field_.choices) {
        const bool is = chosen_.contains(each.name);
        if (is != before.contains(each.name))
            sink_.give(item_, {field_.number, each.number}, is ? Value(true) : Value(Cleared{}));
    }
}

void FieldViewModel::selectWithout(const Choice& choice) {
    const auto excludes = [](const Choice& excluding, const std::string& name) {
        return std::any_of(excluding.excludes.begin(), excluding.excludes.end(),
            [&](const std::string& excluded) { return excluded == "*" || excluded == name; });
    };
    std::erase_if(chosen_, [&](const std::string& standing) {
        const auto* other = field_.choice(standing);
        return excludes(choice, standing) || (other && excludes(*other, choice.name));
    });
    chosen_.insert(choice.name);
}

void FieldViewModel::type(const QString& text) {
    if (text == text_)
        return;
    text_ = text;
    typed_ = true;
    typing_.start();
}

void FieldViewModel::typeFrom(QQuickTextDocument* document) {
    if (!isWhatStandsIn(document))
        type(inLines(document->textDocument()->toRawText()));
}

bool FieldViewModel::isWhatStandsIn(QQuickTextDocument* document) const {
    return inLines(document->textDocument()->toRawText()) == inLines(text_);
}

void FieldViewModel::settle() {
    if (!typed_)
        return;
    if (notObtained())
        giveReason(display::text(std::get<NotObtained>(*value_).reason), text_);
    else if (text_.isEmpty())
        give(Cleared{});
    else
        give(display::utf8(text_));
}

bool FieldViewModel::setDay(const QString& day) {
    if (day.trimmed().isEmpty()) {
        if (answered())
            takeBack();
        return true;
    }
    const auto parsed = QDate::fromString(day.trimmed(), QStringLiteral("d/M/yyyy"));
    if (!parsed.isValid())
        return false;
    give(display::utf8(parsed.toString(Qt::ISODate)));
    return true;
}

void FieldViewModel::setNumber(int number) {
    give(static_cast<std::int64_t>(number));
}

void FieldViewModel::setMinutesAgo(int minutes) {
    auto when = sink_.now();
    when.utcMs -= std::int64_t{minutes} * 60'000;
    give(when);
}

bool FieldViewModel::setTimeOfDay(const QString& time) {
    const auto parsed = QTime::fromString(time.trimmed(), QStringLiteral("H:mm"));
    if (!parsed.isValid())
        return false;
    auto when = sink_.now();
    const std::int64_t localMs = when.utcMs + std::int64_t{when.offsetMinutes} * 60'000;
    const std::int64_t midnight = localMs - localMs % dayMs;
    auto chosen = midnight + parsed.msecsSinceStartOfDay();
    if (chosen > localMs)
        chosen -= dayMs;
    when.utcMs += chosen - localMs;
    give(when);
    return true;
}

void FieldViewModel::shiftMinutes(int minutes) {
    if (!instant())
        return;
    auto when = *instant();
    when.utcMs += std::int64_t{minutes} * 60'000;
    give(when);
}

void FieldViewModel::askReason() {
    askingReason_ = !askingReason_;
    emit changed();
}

void FieldViewModel::giveReason(const QString& reason, const QString& note) {
    give(NotObtained{display::utf8(reason), display::utf8(note)});
}

void FieldViewModel::lookUp(const QString& words) {
    if (words.trimmed().isEmpty())
        found_.clear();
    else
        sink_.lookUp(*this, display::utf8(words.trimmed()));
}

void FieldViewModel::pick(const QString& kind, const QString& id) {
    give(seenheard::Reference{display::utf8(kind), display::utf8(id)});
}

void FieldViewModel::takeBack() {
    if (eachChoiceAlone() && !notObtained()) {
        const auto standing = chosen_;
        for (const auto& name : standing)
            choose(display::text(name));
        return;
    }
    give(Cleared{});
}

void FieldViewModel::give(const Value& value) {
    typing_.stop();
    typed_ = false;
    askingReason_ = false;
    if (eachChoiceAlone() && std::holds_alternative<NotObtained>(value)) {
        const auto standing = chosen_;
        for (const auto& name : standing)
            choose(display::text(name));
    }
    takeIn(std::holds_alternative<Cleared>(value) ? std::nullopt : std::optional(value));
    derived_ = false;
    emit changed();
    sink_.give(item_, {field_.number}, value);
}

void FieldViewModel::takeIn(const std::optional<Value>& value) {
    value_ = value;
    chosen_.clear();
    text_.clear();
    if (value) {
        if (const auto* several = std::get_if<Choices>(&*value))
            chosen_.insert(several->names.begin(), several->names.end());
        else if (const auto* words = std::get_if<seenheard::Text>(&*value)) {
            if (field_.type == FieldType::Text || field_.type == FieldType::Date)
                text_ = display::text(*words);
            else
                chosen_.insert(*words);
        } else if (const auto* why = std::get_if<NotObtained>(&*value)) {
            text_ = display::text(why->note);
        }
    }
    showChoices();
    if (picture_) {
        const auto* shown = value ? std::get_if<seenheard::Picture>(&*value) : nullptr;
        sink_.show(*picture_, shown ? std::optional(*shown) : std::nullopt);
    }
}

void FieldViewModel::refresh(const DraftView& draft) {
    const auto thisKey = key();
    breach_.clear();
    for (const auto& breach : draft.evaluation.breaches)
        if (breach.key == thisKey)
            breach_ = display::text(breach.message);
    owed_ = std::any_of(draft.evaluation.missing.begin(), draft.evaluation.missing.end(),
        [&](const Missing& missing) { return missing.key == thisKey && missing.tier == Tier::Essential; });
    if (!typed_) {
        auto value = valueIn(draft.answers);
        derived_ = !value;
        if (!value)
            value = valueIn(draft.evaluation.derived);
        derived_ = derived_ && value;
        takeIn(value);
    }
    emit changed();
}

std::optional<Value> FieldViewModel::valueIn(const Answers& answers) const {
    const auto found = answers.find(key());
    if (found != answers.end() && saysSomething(found->second))
        return found->second;
    if (!eachChoiceAlone())
        return std::nullopt;
    auto standing = answerOf(field_, key(), answers);
    return standing && saysSomething(*standing) ? standing : std::nullopt;
}

void FieldViewModel::showChoices() {
    std::vector<RowListModel::Row> rows, allWell, reasons;
    const auto rowFor = [&](const std::string& name, const QString& label) -> RowListModel::Row {
        return {display::text(name), label, chosen_.contains(name)};
    };
    for (const auto& [name, label] : sink_.itemChoices(field_))
        rows.push_back(rowFor(name, display::text(label)));
    for (const auto& choice : field_.choices)
        if (chosen_.contains(choice.name) || sink_.offers(item_, field_, choice))
            (choice.allWell ? allWell : rows).push_back(rowFor(choice.name, display::text(choice.label)));
    const auto* why = value_ ? std::get_if<NotObtained>(&*value_) : nullptr;
    for (const auto& name : field_.reasons)
        if (const auto* reason = sink_.form().reason(name))
            reasons.push_back(
                {display::text(name), display::text(reason->label), why && why->reason == name, reason->asksNote});
    choices_.setRows(std::move(rows));
    allWell_.setRows(std::move(allWell));
    reasons_.setRows(std::move(reasons));
}

bool FieldViewModel::photographsAllowed() const {
    return sink_.allows(PictureKind::Photograph);
}

bool FieldViewModel::drawingsAllowed() const {
    return sink_.allows(PictureKind::Drawing);
}

QString FieldViewModel::chosenFile() const {
    const bool shown = value_ && std::holds_alternative<seenheard::Picture>(*value_);
    return shown ? chosenFile_.section(QLatin1Char('/'), -1) : QString();
}

void FieldViewModel::eraseChosenFile() {
    if (!chosenFile().isEmpty())
        sink_.eraseFile(*this, display::utf8(chosenFile_));
}

void FieldViewModel::fileErased() {
    chosenFile_.clear();
    emit changed();
}

void FieldViewModel::choosePicture(const QString& file) {
    chosenFile_ = file;
    sink_.givePicture(item_, field_, [file = display::utf8(file)]() -> Result<PlainPicture> {
        const auto octets = readFile(file, picture_limits::fileBytes);
        if (!octets)
            return octets.error();
        return plainFrom(PictureKind::Photograph, photographFrom(*octets, mostOctets));
    });
}

void FieldViewModel::keepPhotograph(CameraViewModel* camera) {
    if (!camera || !camera->sees())
        return;
    chosenFile_.clear();
    sink_.givePicture(item_, field_,
        [image = camera->take()] { return plainFrom(PictureKind::Photograph, photographFrom(image, mostOctets)); });
}

void FieldViewModel::keepDrawing(DrawingCanvas* canvas) {
    if (!canvas || canvas->isEmpty())
        return;
    sink_.givePicture(item_, field_,
        [image = canvas->toImage()] { return plainFrom(PictureKind::Drawing, drawingFrom(image, mostOctets)); });
}

void FieldViewModel::setItems(const QList<ItemViewModel*>& items) {
    QList<QObject*> objects;
    for (auto* item : items) {
        objects.append(item);
        item->setPosition(static_cast<int>(objects.size()));
    }
    items_.setObjects(objects);
}

QList<ItemViewModel*> FieldViewModel::itemList() const {
    QList<ItemViewModel*> items;
    for (auto* object : items_.objects())
        items.append(static_cast<ItemViewModel*>(object));
    return items;
}

} // namespace seenheard
