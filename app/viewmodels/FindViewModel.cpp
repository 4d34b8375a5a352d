#include "app/viewmodels/FindViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/RecordRows.h"

namespace seenheard {

namespace {

constexpr std::size_t mostFound = 60;
constexpr std::size_t mostChildren = 6;
constexpr std::size_t indexedAtOnce = 50;

std::vector<QByteArray> foundRoles() {
    auto roles = recordRoles();
    roles.insert(roles.end(), {"field", "excerpt"});
    return roles;
}

} // namespace

FindViewModel::FindViewModel(ServiceWorker& worker, Clock& clock, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , clock_(clock)
    , found_(foundRoles())
    , children_({"id", "initials", "title", "detail"}) {}

void FindViewModel::setWords(const QString& words) {
    if (words_ == words)
        return;
    words_ = words;
    emit changed();
    find();
}

void FindViewModel::clear() {
    words_.clear();
    searched_ = false;
    found_.clear();
    children_.clear();
    emit changed();
}

void FindViewModel::find() {
    using Found = std::vector<FoundRecord>;
    const auto words = words_.trimmed();
    const auto asked = ++asked_;
    if (words.isEmpty()) {
        found_.clear();
        children_.clear();
        searched_ = false;
        emit changed();
        return;
    }
    findChildren(display::utf8(words));
    worker_.look<Found>(
        this, [words = display::utf8(words)](TabletReads& reads) { return reads.find().find(words, mostFound); },
        [this, asked](Result<Found> found) {
            if (asked != asked_)
                return;
            if (!found) {
                emit failed(display::text(found.error().message));
                return;
            }
            std::vector<RowListModel::Row> rows;
            for (const auto& each : *found) {
                auto row = recordRow(each.record, clock_.now());
                row.emplace_back(display::text(each.fieldLabel));
                row.emplace_back(display::text(each.excerpt));
                rows.push_back(std::move(row));
            }
            found_.overwrite(std::move(rows));
            searched_ = true;
            emit changed();
        });
}

void FindViewModel::findChildren(const std::string& words) {
    using Found = std::vector<FoundChild>;
    worker_.look<Found>(
        this, [words](TabletReads& reads) { return reads.children().find(words, mostChildren); },
        [this, asked = asked_](Result<Found> found) {
            if (asked != asked_ || !found)
                return;
            std::vector<RowListModel::Row> rows;
            for (const auto& child : *found)
                rows.push_back({display::text(child.person.id), display::text(child.initials),
                    display::text(child.title), display::text(child.detail)});
            children_.setRows(std::move(rows));
        });
}

void FindViewModel::index() {
    worker_.ask<bool>(
        this, [](OpenTablet& tablet) { return tablet.index().index(indexedAtOnce); },
        [this](Result<bool> more) {
            if (more && *more)
                index();
            else if (!words_.isEmpty())
                find(); // what was not in the index yet when it was looked for
        });
}

} // namespace seenheard
