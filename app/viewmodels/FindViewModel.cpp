#include "app/viewmodels/FindViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/RecordRows.h"

#include <algorithm>
#include <chrono>

namespace seenheard {

namespace {

constexpr std::size_t mostFound = 60;
constexpr std::size_t wordsAtOnce = 8; ///< About what a screen has room for; the next come right behind.
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
        [words = display::utf8(words_.trimmed())](RecordsToShow& records) {
            return records.find(words, {mostFound, wordsAtOnce, mostChildren});
        },
        [this, asked = ++asked_](Result<FoundAll> found) {
            if (asked != asked_)
                return;
            if (!found) {
                emit failed(display::text(found.error().message));
                return;
            }
            show(*std::move(found));
            searched_ = true;
            emit changed();
            showWords(wordsAtOnce);
        });
}

void FindViewModel::showWords(std::size_t first) {
    std::vector<RecordId> records;
    for (auto row = first; row < std::min(first + wordsAtOnce, records_.size()); ++row)
        records.push_back(records_[row].record.id);
    if (records.empty())
        return;
    using Around = std::vector<FoundWords>;
    worker_.view<Around>(
        this, sight_,
        [records, words = display::utf8(words_.trimmed())](
            RecordsToShow& toShow) { return toShow.wordsAround(records, words); },
        [this, first, asked = asked_](Result<Around> around) {
            if (asked != asked_)
                return;
            if (!around) {
                emit failed(display::text(around.error().message));
                return;
            }
            std::vector<RowListModel::Row> rows;
            for (auto& words : *around) {
                auto& record = records_[first + rows.size()];
                record.words = std::move(words);
                rows.push_back(rowOf(record));
            }
            found_.overwrite(static_cast<int>(first), std::move(rows));
            showWords(first + wordsAtOnce);
        });
}

RowListModel::Row FindViewModel::rowOf(const FoundRecord& found) const {
    auto row = recordRow(found.record, clock_.now());
    const auto words = found.words.value_or(FoundWords{});
    row.emplace_back(
        words.name ? tr("By a name: %1").arg(display::text(words.shortLabel)) : display::text(words.shortLabel));
    // A list shows who a child is by initials and age; the name is read on the record.
    row.emplace_back(words.name ? QString() : display::text(words.excerpt));
    row.emplace_back(words.quotation);
    row.emplace_back(words.notAlone);
    return row;
}

void FindViewModel::show(FoundAll found) {
    records_ = std::move(found.records);
    std::vector<RowListModel::Row> records, children;
    for (const auto& each : records_)
        records.push_back(rowOf(each));
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
