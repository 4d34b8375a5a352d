#include "app/viewmodels/BriefingViewModel.h"

#include "app/services/ItemTitles.h"
#include "app/services/Prefill.h"
#include "app/viewmodels/DisplayWords.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t mostListed = 40;
constexpr std::size_t mostLookedThrough = 400;

bool isDanger(const Flag& flag) {
    return flag.name == "weapons_or_violence" || flag.name == "marac" || flag.name == "missing_now";
}

/// Danger first; then whoever it is about before those who live there too.
std::vector<Flag> inOrder(const Briefing& briefing) {
    const auto place = [&](const Flag& flag) {
        const auto found = std::find_if(briefing.people.begin(), briefing.people.end(),
            [&](const ReferenceItem& person) { return person.reference == flag.subject; });
        return std::pair(!isDanger(flag), found - briefing.people.begin());
    };
    auto flags = briefing.flags;
    std::stable_sort(
        flags.begin(), flags.end(), [&](const Flag& one, const Flag& other) { return place(one) < place(other); });
    return flags;
}

} // namespace

struct BriefingViewModel::Listed {
    std::vector<std::string> kinds;
    std::vector<ReferenceItem> items;
};

BriefingViewModel::BriefingViewModel(ServiceWorker& worker, Clock& clock, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , clock_(clock)
    , incidents_({"id", "kind", "title", "detail", "chosen"})
    , flags_({"label", "about", "danger"})
    , people_({"id", "initials", "whole", "detail", "isChild"}) {}

void BriefingViewModel::open(const QString& form, const QString& title) {
    form_ = form;
    formTitle_ = title;
    search_.clear();
    emit searchChanged();
    chooseNone();
    list();
}

bool BriefingViewModel::isAbout(std::string_view kind) const {
    return std::find(kinds_.begin(), kinds_.end(), kind) != kinds_.end();
}

QString BriefingViewModel::listTitle() const {
    if (isAbout("missing_episode"))
        return tr("Missing episodes and children");
    if (isAbout("home"))
        return tr("Children's homes");
    return isAbout("person") ? tr("Children") : tr("From dispatch");
}

QString BriefingViewModel::searchWords() const {
    if (isAbout("home"))
        return tr("Find a home");
    return isAbout("person") ? tr("Find a child") : tr("Find an incident");
}

QString BriefingViewModel::otherWords() const {
    if (isAbout("home"))
        return tr("Another home");
    return isAbout("person") ? tr("Another child") : tr("Another incident");
}

QString BriefingViewModel::withoutWords() const {
    if (isAbout("home"))
        return tr("Start without a home");
    return isAbout("person") ? tr("Start with a child not listed") : tr("Start without an incident");
}

void BriefingViewModel::setSearch(const QString& text) {
    if (search_ == text)
        return;
    search_ = text;
    emit searchChanged();
    list();
}

void BriefingViewModel::list() {
    worker_.look<Listed>(
        this,
        [form = display::utf8(form_), words = display::utf8(search_.trimmed()), now = clock_.now()](
            TabletReads& reads) -> Result<Listed> {
            const auto forms = reads.forms().all();
            if (!forms)
                return forms.error();
            Listed listed;
            for (const auto& each : *forms) {
                if (each->id() != form)
                    continue;
                listed.kinds = each->aboutKinds();
                for (const auto& kind : listed.kinds) {
                    auto items = words.empty() ? reads.reference().list(kind, mostLookedThrough)
                                               : reads.reference().find(words, mostLookedThrough);
                    if (!items)
                        return items.error();
                    std::size_t taken = 0;
                    for (auto& item : *items)
                        if (item.reference.kind == kind && (kind != "person" || !isAdult(item, now))
                            && taken++ < mostListed)
                            listed.items.push_back(std::move(item));
                }
            }
            return listed;
        },
        [this, asked = ++asked_](Result<Listed> listed) {
            if (asked != asked_)
                return;
            if (!listed) {
                emit failed(display::text(listed.error().message));
                return;
            }
            kinds_ = listed->kinds;
            showIncidents(listed->items);
            emit changed();
        });
}

void BriefingViewModel::showIncidents(const std::vector<ReferenceItem>& incidents) {
    listed_ = incidents;
    std::vector<RowListModel::Row> rows;
    for (const auto& item : listed_)
        rows.push_back({display::text(item.reference.id), display::text(item.reference.kind), display::text(item.title),
            display::text(item.detail), about_ == item.reference});
    incidents_.setRows(std::move(rows));
}

void BriefingViewModel::choose(const QString& kind, const QString& id) {
    about_ = Reference{display::utf8(kind), display::utf8(id)};
    flags_.clear();
    people_.clear();
    asAtMs_ = 0;
    seen_.reset();
    for (const auto& item : listed_)
        if (item.reference == *about_) {
            title_ = display::text(item.title);
            detail_ = display::text(item.detail);
        }
    showIncidents(std::vector(listed_));
    emit changed();
    worker_.look<Briefing>(
        this, [about = *about_](TabletReads& reads) { return reads.reference().briefing(about); },
        [this, about = *about_](Result<Briefing> briefing) {
            if (about_ != about)
                return;
            if (briefing)
                show(*briefing);
            else
                emit failed(display::text(briefing.error().message));
        });
}

void BriefingViewModel::chooseNone() {
    about_.reset();
    title_.clear();
    detail_.clear();
    asAtMs_ = 0;
    seen_.reset();
    flags_.clear();
    people_.clear();
    showIncidents(std::vector(listed_));
    emit changed();
}

void BriefingViewModel::clear() {
    search_.clear();
    listed_.clear();
    chooseNone();
    emit searchChanged();
}

void BriefingViewModel::show(const Briefing& briefing) {
    asAtMs_ = briefing.asAtMs;
    seen_.reset();
    if (asAtMs_ != 0)
        seen_.emplace().asAtMs = asAtMs_;
    std::vector<RowListModel::Row> flags, people;
    for (const auto& flag : inOrder(briefing)) {
        if (seen_)
            seen_->names.push_back(flag.name);
        flags.push_back({display::text(flag.label), display::text(flag.about), isDanger(flag)});
    }
    for (const auto& person : briefing.people) {
        people.push_back({display::text(person.reference.id), display::text(initialsOf(person.title)),
            display::text(person.title), display::text(person.detail), isChild(person, clock_.now())});
    }
    flags_.setRows(std::move(flags));
    people_.setRows(std::move(people));
    emit changed();
}

QString BriefingViewModel::asAtWords() const {
    if (asAtMs_ == 0)
        return tr("No briefing has reached this tablet.");
    const auto now = clock_.now();
    return tr("As of %1, %2").arg(display::moment(asAtMs_, now), display::ago(asAtMs_, now));
}

QString BriefingViewModel::noFlagWords() const {
    if (!about_ || asAtMs_ == 0 || flags_.count() > 0)
        return {};
    return tr("No flag in data of %1").arg(display::moment(asAtMs_, clock_.now()));
}

} // namespace seenheard
