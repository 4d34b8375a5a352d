#include "app/viewmodels/FindViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/RecordRows.h"

#include <chrono>

namespace seenheard {

namespace {

constexpr std::size_t mostFound = 60;
constexpr std::size_t mostChildren = 6;
constexpr std::size_t indexedAtOnce = 50;
constexpr std::chrono::milliseconds settledAfter{250};

std::vector<QByteArray> foundRoles() {
    auto roles = recordRoles();
    roles.insert(roles.end(), {"field", "excerpt", "quotation", "notAlone"});
    return roles;
}

} // namespace

FindViewModel::FindViewModel(ServiceWorker& worker, Clock& clock, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , clock_(clock)
    , found_(foundRoles())
    , children_({"id", "initials", "title", "detail"}) {
    settling_.setSingleShot(true);
    settling_.setInterval(settledAfter);
    connect(&settling_, &QTimer::timeout, this, &FindViewModel::find);
}

void FindViewModel::setWords(const QString& words) {
    if (words_ == words)
        return;
    words_ = words;
    ++asked_; // What is still being looked for was asked with other words.
    sight_ = std::make_shared<Sight>();
    emit changed();
    if (!words_.trimmed().isEmpty())
        return settling_.start();
    settling_.stop();
    show({});
    searched_ = false;
    emit changed();
}

void FindViewModel::clear() {
    setWords({});
}

void FindViewModel::settle() {
    if (!settling_.isActive())
        return;
    settling_.stop();
    find();
}

void FindViewModel::find() {
    worker_.view<FoundAll>(
        this, sight_,
        [words = display::utf8(words_.trimmed())](
            RecordsToShow& records) { return records.find(words, mostFound, mostChildren); },
        [this, asked = ++asked_](const Result<FoundAll>& found) {
            if (asked != asked_)
                return;
            if (!found) {
                emit failed(display::text(found.error().message));
                return;
            }
            show(*found);
            searched_ = true;
            emit changed();
        });
}

void FindViewModel::show(const FoundAll& found) {
    std::vector<RowListModel::Row> records, children;
    for (const auto& each : found.records) {
        auto row = recordRow(each.record, clock_.now());
        row.emplace_back(
            each.name ? tr("By a name: %1").arg(display::text(each.shortLabel)) : display::text(each.shortLabel));
        // A list shows who a child is by initials and age; the name is read on the record.
        row.emplace_back(each.name ? QString() : display::text(each.excerpt));
        row.emplace_back(each.quotation);
        row.emplace_back(each.notAlone);
        records.push_back(std::move(row));
    }
    for (const auto& child : found.children)
        children.push_back({display::text(child.person.id), display::text(child.initials), display::text(child.title),
            display::text(child.detail)});
    found_.overwrite(std::move(records));
    children_.setRows(std::move(children));
}

void FindViewModel::index() {
    worker_.ask<bool>(
        this, [](OpenTablet& tablet) { return tablet.index().index(indexedAtOnce); },
        [this](Result<bool> more) {
            if (more && *more)
                index();
            else if (!words_.trimmed().isEmpty() && !settling_.isActive())
                find(); // what was not in the index yet when it was looked for
        });
}

} // namespace seenheard
