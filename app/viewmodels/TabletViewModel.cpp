#include "app/viewmodels/TabletViewModel.h"

#include "app/viewmodels/DisplayWords.h"

#include <chrono>

namespace seenheard {

using Page = NavigationViewModel::Page;

TabletViewModel::TabletViewModel(TabletParts parts, Clock& clock, QObject* parent)
    : QObject(parent)
    , clock_(clock)
    , worker_(std::move(parts.opener))
    , navigation_(this)
    , appearance_(std::move(parts.appearanceFile), clock)
    , unlock_(worker_, std::move(parts.enrolment))
    , today_(worker_, clock)
    , briefing_(worker_, clock)
    , capture_(worker_, clock)
    , whatFollows_(worker_, clock, capture_)
    , record_(worker_, clock)
    , differences_(worker_, clock)
    , sending_(worker_, clock)
    , find_(worker_, clock)
    , child_(worker_, clock)
    , thisTablet_(worker_, clock, std::move(parts.protection)) {
    connect(&unlock_, &UnlockViewModel::opened, this, &TabletViewModel::unlocked);
    connect(&worker_, &ServiceWorker::changed, this, &TabletViewModel::refresh);
    connect(&navigation_, &NavigationViewModel::left, this, &TabletViewModel::left);
    connect(&navigation_, &NavigationViewModel::pageChanged, this, [this] { arrivedAt(navigation_.page()); });
    connect(&capture_, &CaptureViewModel::wordsWanted, this, [this] { navigation_.go(Page::ShowTheChild); });
    connect(&capture_, &CaptureViewModel::opened, this, [this] { navigation_.go(Page::Capture); });
    connect(&whatFollows_, &WhatFollowsViewModel::submitted, this, [this] {
        record_.open(capture_.record());
        navigation_.restart(Page::Today);
        navigation_.go(Page::Record);
    });
    connect(&differences_, &DifferencesViewModel::decided, this,
        [this] { say(tr("Decided. Both values stay on the record.")); });
    connect(&today_, &TodayViewModel::failed, this, &TabletViewModel::say);
    connect(&briefing_, &BriefingViewModel::failed, this, &TabletViewModel::say);
    connect(&capture_, &CaptureViewModel::failed, this, &TabletViewModel::say);
    connect(&whatFollows_, &WhatFollowsViewModel::failed, this, &TabletViewModel::say);
    connect(&record_, &RecordViewModel::failed, this, &TabletViewModel::say);
    connect(&differences_, &DifferencesViewModel::failed, this, &TabletViewModel::say);
    connect(&find_, &FindViewModel::failed, this, &TabletViewModel::say);
    connect(&child_, &ChildViewModel::failed, this, &TabletViewModel::say);
    connect(&minute_, &QTimer::timeout, this, &TabletViewModel::minutePassed);
    minute_.start(std::chrono::seconds(20));
}

TabletViewModel::~TabletViewModel() {
    capture_.leave();
}

void TabletViewModel::unlocked(const Enrolment& enrolment) {
    today_.setOfficer(display::text(enrolment.officerName));
    thisTablet_.setEnrolment(enrolment);
    navigation_.restart(Page::Today);
    find_.index();
}

void TabletViewModel::arrivedAt(Page page) {
    switch (page) {
    case Page::Today: today_.refresh(); break;
    case Page::WhatFollows: whatFollows_.refresh(); break;
    case Page::Record: record_.refresh(); break;
    case Page::Differences: differences_.refresh(); break;
    case Page::Find: find_.index(); break;
    case Page::Child: child_.refresh(); break;
    case Page::Unlock:
    case Page::BeforeYouAsk:
    case Page::Capture:
    case Page::ShowTheChild:
    case Page::Sending: break;
    case Page::ThisTablet: thisTablet_.refresh(); break;
    }
    if (page != Page::Unlock)
        sending_.refresh();
}

void TabletViewModel::left(Page page) {
    const bool staysInRecord = navigation_.page() == Page::WhatFollows || navigation_.page() == Page::Capture
        || navigation_.page() == Page::ShowTheChild;
    if ((page == Page::Capture || page == Page::ShowTheChild) && !staysInRecord)
        capture_.leave([this] { refresh(); });
    if (page == Page::WhatFollows && !staysInRecord && !whatFollows_.submitting())
        capture_.leave([this] { refresh(); });
    if (page == Page::Find)
        find_.clear();
}

void TabletViewModel::refresh() {
    if (navigation_.page() == Page::Unlock)
        return;
    sending_.refresh();
    today_.refresh();
    if (navigation_.page() == Page::Record)
        record_.refresh();
    if (navigation_.page() == Page::Differences)
        differences_.refresh();
    if (navigation_.page() == Page::Child)
        child_.refresh();
    if (navigation_.page() == Page::ThisTablet)
        thisTablet_.refresh();
}

void TabletViewModel::prepare(const QString& form, const QString& title) {
    briefing_.open(form, title);
    navigation_.go(Page::BeforeYouAsk);
}

void TabletViewModel::startCapture() {
    capture_.start(briefing_.form(), briefing_.about(), briefing_.seen());
}

void TabletViewModel::openRecord(const QString& record) {
    const auto id = RecordId::fromHex(display::utf8(record));
    if (!id)
        return;
    record_.open(*id);
    navigation_.go(Page::Record);
}

void TabletViewModel::follow(const QString& form, const QString& record) {
    const auto id = RecordId::fromHex(display::utf8(record));
    if (!id)
        return;
    // Leaving makes what is written an entry, from which the other can begin.
    navigation_.restart(Page::Today);
    capture_.startFrom(form, *id);
}

void TabletViewModel::openChild(const QString& person) {
    child_.open(Reference{"person", display::utf8(person)});
    navigation_.go(Page::Child);
}

void TabletViewModel::write(const QString& record) {
    if (const auto id = RecordId::fromHex(display::utf8(record)))
        capture_.open(*id);
}

void TabletViewModel::lock() {
    navigation_.restart(Page::Unlock);
    // Asked after what leaving asked: the store closes when everything written is an entry.
    worker_.close([this] {
        record_.close();
        find_.clear();
        child_.close();
        today_.clear();
        briefing_.clear();
        differences_.clear();
        sending_.clear();
        thisTablet_.clear();
    });
}

void TabletViewModel::lockFor(const QString& why) {
    lock();
    unlock_.say(why);
}

void TabletViewModel::whenIdle(const std::function<void()>& then) {
    worker_.whenIdle(then);
}

void TabletViewModel::setCovered(bool covered) {
    if (covered_ == covered)
        return;
    covered_ = covered;
    emit coveredChanged();
}

QString TabletViewModel::clockWords() const {
    return display::timeOfDay(clock_.now());
}

void TabletViewModel::say(const QString& notice) {
    notice_ = notice;
    emit noticeChanged();
}

void TabletViewModel::dismissNotice() {
    say({});
}

} // namespace seenheard
