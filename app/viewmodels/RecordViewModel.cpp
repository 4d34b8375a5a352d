#include "app/viewmodels/RecordViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/RecordRows.h"
#include "app/viewmodels/Retire.h"
#include "sync/forms/Answers.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace seenheard {

namespace {

void addTo(std::string& print, const std::vector<FieldView>& fields) {
    for (const auto& field : fields) {
        print += field.path;
        for (const auto& head : field.heads) {
            print += head.id.entry.hex() + std::to_string(head.id.index);
            print += head.standsIn ? 's' : '-';
            print += head.waiting ? 'w' : '-';
        }
    }
}

void addTo(std::string& print, const std::vector<ItemView>& items) {
    for (const auto& item : items) {
        print += item.title;
        addTo(print, item.fields);
        addTo(print, item.items);
    }
}

/// The same for two views that show the same.
std::string fingerprint(const RecordView& view) {
    std::string print;
    addTo(print, view.fields);
    addTo(print, view.items);
    return print;
}

/// A child, an adult; not a quotation or an action.
bool isOfSomebody(const FormDefinition& form, const ItemView& item) {
    const auto key = form.keyOf(item.list);
    const auto* list = key ? form.fieldAt(*key) : nullptr;
    return !list || list->field("person_ref") != nullptr;
}

/// "The scene", "The home"; a form about one child is that child's whole record.
QString titleOfScene(const FormDefinition& form) {
    const auto& fields = form.fields();
    const bool hasTabs = std::any_of(fields.begin(), fields.end(),
        [](const Field& field) { return field.type == FieldType::List && field.appearance == "age_bands"; });
    return display::text(hasTabs && !form.sections().empty() ? form.sections().front().label : form.title());
}

/// Stood once, and was replaced by a decision between officers. Only a protective finding is ever decided so.
bool wasSettled(const HistoryRow& row, const std::vector<HistoryRow>& history) {
    const bool isFinding = row.field && row.field->policy == StandInPolicy::Protective;
    const bool isAValue = !std::holds_alternative<Cleared>(row.operation.value)
        && !std::holds_alternative<Withdrawn>(row.operation.value);
    return isFinding && isAValue && !row.isHead
        && std::any_of(history.begin(), history.end(),
            [&](const HistoryRow& other) { return other.isHead && other.operation.officer != row.operation.officer; })
        && std::none_of(history.begin(), history.end(),
            [&](const HistoryRow& other) { return other.isHead && other.operation.value == row.operation.value; });
}

std::vector<QByteArray> historyRoles() {
    auto roles = headRoles();
    roles.insert(roles.end(), {"isHead", "mayStand"});
    return roles;
}

} // namespace

RecordViewModel::RecordViewModel(ServiceWorker& worker, Clock& clock, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , clock_(clock)
    , groups_("group")
    , history_(historyRoles())
    , followers_({"form", "title"})
    , clocks_({"what", "when", "overdue"}) {}

QString RecordViewModel::record() const {
    return id_ ? display::text(id_->hex()) : QString();
}

QString RecordViewModel::title() const {
    return display::text(view_.summary.title);
}

QString RecordViewModel::children() const {
    return display::text(view_.summary.children);
}

QString RecordViewModel::who() const {
    return display::text(view_.summary.officerName);
}

QString RecordViewModel::when() const {
    return display::moment(view_.summary.updatedAt, clock_.now());
}

QString RecordViewModel::sending() const {
    return display::sending(view_.summary, clock_.now());
}

QString RecordViewModel::sendingKind() const {
    return display::sendingKind(view_.summary.sending);
}

void RecordViewModel::open(const RecordId& record) {
    if (id_ != record)
        close();
    id_ = record;
    sight_ = std::make_shared<Sight>(); // Opening it again is another look.
    refresh();
}

void RecordViewModel::close() {
    id_.reset();
    pictures_.clear();
    show({});
    showClocks({});
    showHistory({}, {});
}

void RecordViewModel::refresh() {
    if (!id_)
        return;
    worker_.view<RecordWithClocks>(
        this, sight_,
        [record = *id_, now = clock_.now()](RecordsToShow& records) { return records.recordWithClocks(record, now); },
        [this, record = *id_](const Result<RecordWithClocks>& read) {
            if (id_ != record)
                return;
            if (read) {
                show(read->view);
                showClocks(read->clocks);
                lookUpFollowers();
                countPictures();
            } else {
                // What an earlier look showed is not for this one, which could not be noted.
                show({});
                showClocks({});
                emit failed(display::text(read.error().message));
            }
        });
}

void RecordViewModel::showClocks(const std::vector<Consequence>& clocks) {
    const auto now = clock_.now();
    std::vector<RowListModel::Row> rows;
    rows.reserve(clocks.size());
    for (const auto& clock : clocks)
        rows.push_back(clockRow(clock, now));
    clocks_.setRows(std::move(rows));
}

void RecordViewModel::countPictures() {
    worker_.look<PictureCount>(
        this, [record = *id_](TabletReads& reads) { return reads.pictures().count(record); },
        [this, record = id_](const Result<PictureCount>& count) {
            if (record != id_)
                return;
            pictures_ = count ? picturesLine(*count) : QString();
            emit changed();
        });
}

void RecordViewModel::lookUpFollowers() {
    using Forms = std::vector<FormLibrary::Form>;
    worker_.look<Forms>(
        this, [](TabletReads& reads) { return reads.forms().all(); },
        [this, record = id_](Result<Forms> forms) {
            std::vector<RowListModel::Row> rows;
            // What follows from a record starts nothing further from itself.
            const bool isSource = view_.form && view_.form->startsOnToday();
            for (const auto& form : forms ? *forms : Forms{}) {
                const auto& kinds = form->aboutKinds();
                const bool follows = std::find(kinds.begin(), kinds.end(), "record") != kinds.end();
                // Nobody reviews what is his own.
                const bool isOwnReview = form->id() == "review" && view_.summary.mine;
                if (record == id_ && isSource && follows && !isOwnReview)
                    rows.push_back({display::text(form->id()), display::text(form->title())});
            }
            followers_.setRows(std::move(rows));
        });
}

void RecordViewModel::show(const RecordView& view) {
    const bool isSame = view_.summary.id == view.summary.id && fingerprint(view_) == fingerprint(view);
    if (isSame) {
        // The cards stay, and with them the place where somebody is reading.
        view_.summary = view.summary;
        emit changed();
        return;
    }
    view_ = view;
    const auto before = groups_.objects();
    const auto now = clock_.now();
    QList<QObject*> groups;
    if (view_.form) {
        std::vector<ItemView> things;
        for (const auto& item : view_.items) {
            if (!isOfSomebody(*view_.form, item)) {
                things.push_back(item);
                continue;
            }
            // Of somebody of whom nothing is answered there is nothing to read: a review lists every child.
            auto group = std::make_unique<RecordGroupViewModel>(view_, item, now, this);
            if (group->cards()->count() > 0)
                groups.append(group.release());
        }
        groups.append(new RecordGroupViewModel(view_, titleOfScene(*view_.form), things, now, this));
    }
    for (auto* group : groups)
        static_cast<RecordGroupViewModel*>(group)->showPictures(worker_, view_.summary.id);
    groups_.setObjects(groups);
    for (auto* group : before)
        retire(group);
    emit changed();
}

const CardViewModel* RecordViewModel::card(const QString& path) const {
    for (auto* group : groups_.objects())
        for (auto* object : static_cast<RecordGroupViewModel*>(group)->cards()->objects())
            if (const auto* card = static_cast<CardViewModel*>(object); !path.isEmpty() && card->path() == path)
                return card;
    return nullptr;
}

void RecordViewModel::showHistory(const QString& path, const QString& label) {
    historyOf_ = label;
    historyPath_ = display::utf8(path);
    told_.clear();
    const auto* shown = card(path);
    historyIsQuoted_ = shown && shown->quotation();
    historyNotAlone_ = shown && shown->notAlone();
    history_.clear();
    emit historyChanged();
    if (path.isEmpty() || !id_)
        return;
    worker_.look<bool>(
        this, [](TabletReads& reads) { return Result(reads.differences().mayDecide()); },
        [this](const Result<bool>& mayDecide) { mayDecide_ = mayDecide && *mayDecide; });
    worker_.view<std::vector<HistoryRow>>(
        this, sight_, [record = *id_](RecordsToShow& records) { return records.history(record); },
        [this, path = historyPath_](Result<std::vector<HistoryRow>> history) {
            if (historyPath_ != path)
                return;
            if (!history) {
                emit failed(display::text(history.error().message));
                return;
            }
            // Each choice of a many-choice finding has a path of its own below the field's.
            std::erase_if(*history,
                [&](const HistoryRow& each) { return each.path != path && !each.path.starts_with(path + '/'); });
            showHistoryRows(*history);
        });
}

void RecordViewModel::showHistoryRows(const std::vector<HistoryRow>& history) {
    told_ = history;
    std::vector<RowListModel::Row> rows;
    for (const auto& each : told_) {
        auto row = headRow(each.operation, clock_.now());
        row.emplace_back(each.isHead);
        row.emplace_back(mayDecide_ && wasSettled(each, told_));
        rows.push_back(std::move(row));
    }
    history_.setRows(std::move(rows));
}

void RecordViewModel::decideAgain(int row, const QString& reason) {
    if (!id_ || row < 0 || row >= static_cast<int>(told_.size()) || !history_.at(row, "mayStand").toBool())
        return;
    const auto& chosen = told_[static_cast<std::size_t>(row)];
    worker_.ask<void>(
        this,
        [record = *id_, path = chosen.path, value = jsonFrom(*chosen.field, chosen.operation.value).dump(),
            reason = display::utf8(reason)](
            OpenTablet& tablet) { return tablet.decisions().decide(record, path, value, reason); },
        [this, path = historyPath_](const Status& status) {
            if (!status) {
                emit failed(display::text(status.error().message));
                return;
            }
            emit decided();
            if (historyPath_ == path)
                showHistory(display::text(path), historyOf_);
        });
}

} // namespace seenheard
