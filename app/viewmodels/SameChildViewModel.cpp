#include "app/viewmodels/SameChildViewModel.h"

#include "app/viewmodels/ComparisonWords.h"
#include "app/viewmodels/DisplayWords.h"

#include <QStringList>
#include <chrono>

namespace seenheard {

namespace {

constexpr std::size_t mostShown = 20;
constexpr std::size_t indexedAtOnce = 50;
constexpr std::chrono::milliseconds settledAfter{250};

QString listed(const QStringList& words) {
    return words.join(QStringLiteral(", "));
}

} // namespace

SameChildViewModel::SameChildViewModel(ServiceWorker& worker, Clock& clock, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , clock_(clock)
    , children_({"id", "initials", "title", "detail", "alike", "likely"})
    , facts_({"label", "one", "other"})
    , links_({"record", "title", "because", "who", "differs"}) {
    settling_.setSingleShot(true);
    settling_.setInterval(settledAfter);
    connect(&settling_, &QTimer::timeout, this, &SameChildViewModel::find);
}

void SameChildViewModel::setWords(const QString& words) {
    if (words_ == words)
        return;
    words_ = words;
    ++asked_;
    emit wordsChanged();
    settling_.start();
}

QString SameChildViewModel::foundWords() const {
    if (!searched_ || children_.count() > 0)
        return {};
    return words_.trimmed().isEmpty() ? tr("Nobody on this tablet matches well enough. Look for a name.")
                                      : tr("Nobody else on this tablet is called so.");
}

QString SameChildViewModel::otherTitle() const {
    return chosen_ ? display::text(chosen_->title) : QString();
}

QString SameChildViewModel::alike() const {
    return chosen_ ? listed(wordsAlike(chosen_->comparison)) : QString();
}

QString SameChildViewModel::unlike() const {
    if (!chosen_)
        return {};
    auto words = wordsUnlike(chosen_->comparison);
    for (const auto& other : chosen_->elsewhere)
        words += wordsUnlike(other);
    words.removeDuplicates();
    return listed(words);
}

void SameChildViewModel::open(const Reference& person, const QString& title) {
    close();
    person_ = person;
    title_ = title;
    emit changed();
}

void SameChildViewModel::refresh() {
    if (!person_)
        return;
    find();
    readLinks();
}

void SameChildViewModel::close() {
    ++asked_;
    settling_.stop();
    sight_ = std::make_shared<Sight>();
    person_.reset();
    title_.clear();
    words_.clear();
    found_.clear();
    pairs_.clear();
    chosen_.reset();
    searched_ = false;
    busy_ = false;
    children_.clear();
    facts_.clear();
    links_.clear();
    emit wordsChanged();
    emit changed();
}

void SameChildViewModel::settle() {
    if (!settling_.isActive())
        return;
    settling_.stop();
    find();
}

void SameChildViewModel::find() {
    using Found = std::vector<PossibleChild>;
    if (!person_)
        return;
    settling_.stop();
    worker_.view<Found>(
        this, sight_,
        [person = *person_, words = display::utf8(words_.trimmed())](
            RecordsToShow& records) { return records.whoElse(person, words, mostShown); },
        [this, asked = ++asked_](Result<Found> found) {
            if (asked != asked_)
                return;
            if (!found) {
                emit failed(display::text(found.error().message));
                return;
            }
            found_ = std::move(*found);
            std::vector<RowListModel::Row> rows;
            for (const auto& child : found_)
                rows.push_back({display::text(child.person.id), display::text(child.initials),
                    display::text(child.title), display::beginning(display::text(child.detail)),
                    display::beginning(listed(wordsAlike(child.comparison))), child.likely});
            children_.setRows(std::move(rows));
            searched_ = true;
            emit changed();
        });
}

void SameChildViewModel::readLinks() {
    using Pairs = std::vector<LinkedPair>;
    worker_.view<Pairs>(
        this, sight_, [person = *person_](RecordsToShow& records) { return records.links(person); },
        [this, person = *person_](Result<Pairs> pairs) {
            if (person_ != person || !pairs)
                return;
            pairs_ = std::move(*pairs);
            std::vector<RowListModel::Row> rows;
            for (const auto& pair : pairs_)
                rows.push_back(
                    {display::text(pair.one.id + pair.other.id), display::text(pair.title), display::text(pair.because),
                        tr("%1, %2").arg(display::text(pair.officerName), display::moment(pair.at, clock_.now())),
                        pair.differs});
            links_.setRows(std::move(rows));
            emit changed();
        });
}

void SameChildViewModel::choose(int row) {
    using Facts = std::vector<FactBeside>;
    if (!person_ || row < 0 || row >= static_cast<int>(found_.size()))
        return;
    chosen_ = found_[static_cast<std::size_t>(row)];
    facts_.clear();
    emit changed();
    worker_.view<Facts>(
        this, sight_,
        [one = *person_, other = chosen_->person](RecordsToShow& records) { return records.beside(one, other); },
        [this, other = chosen_->person](const Result<Facts>& facts) {
            if (!chosen_ || chosen_->person != other || !facts)
                return;
            std::vector<RowListModel::Row> rows;
            for (const auto& fact : *facts)
                rows.push_back({display::text(fact.label), display::beginning(display::text(fact.one)),
                    display::beginning(display::text(fact.other))});
            facts_.setRows(std::move(rows));
        });
}

void SameChildViewModel::chooseNone() {
    chosen_.reset();
    facts_.clear();
    emit changed();
}

void SameChildViewModel::link(const QString& reason) {
    if (person_ && chosen_)
        say(&PersonLinkService::link, *person_, chosen_->person, reason,
            tr("Linked. Both stay as they were written, and can be parted again."));
}

void SameChildViewModel::part(int row, const QString& reason) {
    if (row < 0 || row >= static_cast<int>(pairs_.size()))
        return;
    const auto& pair = pairs_[static_cast<std::size_t>(row)];
    say(&PersonLinkService::part, pair.one, pair.other, reason, tr("Parted. Each is a child of their own again."));
}

void SameChildViewModel::say(
    Saying saying, const Reference& one, const Reference& other, const QString& reason, const QString& done) {
    if (busy_)
        return;
    busy_ = true;
    emit changed();
    worker_.ask<RecordId>(
        this,
        [saying, one, other, reason = display::utf8(reason)](OpenTablet& tablet) {
            auto record = (tablet.links().*saying)(one, other, reason);
            // Filed at once, so that the next look finds them together.
            while (record) {
                const auto more = tablet.index().index(indexedAtOnce);
                if (!more || !*more)
                    break;
            }
            return record;
        },
        [this, done](const Result<RecordId>& record) {
            busy_ = false;
            if (!record) {
                emit failed(display::text(record.error().message));
                emit changed();
                return;
            }
            chooseNone();
            words_.clear();
            emit wordsChanged();
            refresh();
            emit said(done);
        });
}

} // namespace seenheard
