#include "app/viewmodels/TabletViewModel.h"

#include "app/viewmodels/DisplayWords.h"

#include <chrono>
#include <utility>

namespace seenheard {

using Page = NavigationViewModel::Page;

TabletViewModel::TabletViewModel(TabletParts parts, Clock& clock, QObject* parent)
    : QObject(parent)
    , clock_(clock)
    , worker_(std::move(parts.opener))
    , navigation_(this)
    , appearance_(std::move(parts.appearanceFile), clock, parts.translations)
    , unlock_(worker_, std::move(parts.enrolment))
    , today_(worker_, clock)
    , briefing_(worker_, clock)
    , capture_(worker_, clock, std::move(parts.dictation), std::move(parts.camera))
    , whatFollows_(worker_, clock, capture_)
    , record_(worker_, clock)
    , differences_(worker_, clock)
    , sending_(worker_, clock)
    , find_(worker_, clock)
    , child_(worker_, clock)
    , sameChild_(worker_, clock)
    , review_(worker_, clock, capture_)
    , feedback_(worker_, clock)
    , thisTablet_(worker_, clock)
    , pin_(worker_)
    , askFirst_(worker_)
    , afterLocking_(std::move(parts.afterLocking)) {
    connect(&unlock_, &UnlockViewModel::opened, this, &TabletViewModel::unlocked);
    connect(&worker_, &ServiceWorker::changed, this, &TabletViewModel::refresh);
    connect(&navigation_, &NavigationViewModel::left, this, &TabletViewModel::left);
    connect(&navigation_, &NavigationViewModel::arriving, this, &TabletViewModel::arriveAt);
    connect(&capture_, &CaptureViewModel::wordsWanted, this, [this] { navigation_.go(Page::ShowTheChild); });
    connect(&capture_, &CaptureViewModel::opened, this, &TabletViewModel::opened);
    connect(&whatFollows_, &WhatFollowsViewModel::submitted, this, &TabletViewModel::submitted);
    connect(&differences_, &DifferencesViewModel::decided, this,
        [this] { tell(tr("Decided. Both values stay on the record.")); });
    connect(
        &record_, &RecordViewModel::decided, this, [this] { tell(tr("Decided. Both values stay on the record.")); });
    connect(&today_, &TodayViewModel::failed, this, &TabletViewModel::say);
    connect(&briefing_, &BriefingViewModel::failed, this, &TabletViewModel::say);
    connect(&capture_, &CaptureViewModel::failed, this, &TabletViewModel::say);
    connect(capture_.dictation(), &DictationViewModel::failed, this, &TabletViewModel::say);
    connect(&whatFollows_, &WhatFollowsViewModel::failed, this, &TabletViewModel::say);
    connect(&record_, &RecordViewModel::failed, this, &TabletViewModel::say);
    connect(&differences_, &DifferencesViewModel::failed, this, &TabletViewModel::say);
    connect(&find_, &FindViewModel::failed, this, &TabletViewModel::say);
    connect(&child_, &ChildViewModel::failed, this, &TabletViewModel::say);
    connect(&sameChild_, &SameChildViewModel::failed, this, &TabletViewModel::say);
    connect(&sameChild_, &SameChildViewModel::said, this, &TabletViewModel::tell);
    connect(&review_, &ReviewViewModel::failed, this, &TabletViewModel::say);
    connect(&feedback_, &FeedbackViewModel::failed, this, &TabletViewModel::say);
    connect(&pin_, &PinViewModel::erased, this, &TabletViewModel::lockFor);
    connect(&worker_, &ServiceWorker::pinUnwanted, &today_, &TodayViewModel::advisePin);
    connect(&pin_, &PinViewModel::pinChanged, &today_, [this] { today_.advisePin({}); });
    connect(&sending_, &SendingViewModel::changed, &today_,
        [this] { today_.adviseConnection(sending_.connectionAdvice()); });
    connect(&pin_, &PinViewModel::done, this, [this](const QString& words) {
        navigation_.back();
        tell(words);
    });
    connect(&askFirst_, &AskFirstViewModel::erased, this, &TabletViewModel::lockFor);
    connect(&askFirst_, &AskFirstViewModel::refused, &navigation_, &NavigationViewModel::back);
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
    using Kept = std::optional<Place>;
    worker_.ask<Kept>(
        this, [](OpenTablet& tablet) { return tablet.places().take(); },
        [this](const Result<Kept>& place) {
            if (place && *place)
                goBackTo(**place);
        });
    worker_.look<IdleLimits>(
        this, [](TabletReads& reads) { return Result<IdleLimits>(idleLimits(reads.directory())); },
        [this](const Result<IdleLimits>& limits) {
            if (limits)
                emit idleLimitsKnown(*limits);
        });
    find_.index();
}

void TabletViewModel::goBackTo(const Place& place) {
    if (place.writing) {
        capture_.openAt(place.record, display::text(place.path), {});
        return;
    }
    record_.open(place.record);
    navigation_.go(Page::Record);
}

std::optional<Place> TabletViewModel::placeNow() const {
    switch (navigation_.page()) {
    case Page::Capture:
    case Page::ShowTheChild:
    case Page::WhatFollows:
    case Page::ReviewRecord: return Place{capture_.record(), true, display::utf8(capture_.pathOf(cursor_))};
    case Page::Record:
        if (const auto record = RecordId::fromHex(display::utf8(record_.record())))
            return Place{*record, false, {}};
        return std::nullopt;
    default: return std::nullopt;
    }
}

void TabletViewModel::opened() {
    // A review is written beside the record that it is of.
    if (const auto reviewed = capture_.reviewed()) {
        record_.open(*reviewed);
        review_.begin(*reviewed);
        navigation_.go(Page::ReviewRecord);
        return;
    }
    navigation_.go(Page::Capture);
}

void TabletViewModel::submitted() {
    const bool wasReview = capture_.reviewed().has_value();
    if (!wasReview)
        record_.open(capture_.record());
    navigation_.restart(Page::Today);
    navigation_.go(wasReview ? Page::Review : Page::Record);
    if (wasReview)
        tell(tr("Reviewed. What you returned goes to its officer."));
}

void TabletViewModel::arriveAt(Page page) {
    switch (page) {
    case Page::Today:
        today_.refresh();
        today_.count();
        break;
    case Page::WhatFollows: whatFollows_.refresh(); break;
    case Page::Record: record_.refresh(); break;
    case Page::Differences: differences_.refresh(); break;
    case Page::Find: find_.index(); break;
    case Page::Child: child_.refresh(); break;
    case Page::SameChild: sameChild_.refresh(); break;
    case Page::Review: review_.refresh(); break;
    case Page::Feedback: feedback_.refresh(); break;
    case Page::ReviewRecord: record_.refresh(); break;
    case Page::Unlock:
    case Page::BeforeYouAsk:
    case Page::Capture:
    case Page::ShowTheChild:
    case Page::Sending:
    case Page::Pin: break;
    case Page::ThisTablet: thisTablet_.refresh(); break;
    }
    if (page != Page::Unlock)
        sending_.refresh();
}

void TabletViewModel::left(Page page) {
    const auto writes = [](Page each) {
        return each == Page::WhatFollows || each == Page::Capture || each == Page::ShowTheChild
            || each == Page::ReviewRecord;
    };
    if (writes(page) && !writes(navigation_.page()) && !whatFollows_.submitting())
        capture_.leave([this] { refresh(); });
    if (page == Page::Find)
        find_.clear();
    if (page == Page::Pin)
        pin_.clear();
    if (page == Page::Differences)
        differences_.leave();
    if (page == Page::Feedback)
        feedback_.leave();
    const auto isReview = [](Page each) { return each == Page::Review || each == Page::ReviewRecord; };
    if (isReview(page) && !isReview(navigation_.page()))
        review_.leave();
}

void TabletViewModel::refresh() {
    if (navigation_.page() == Page::Unlock)
        return;
    sending_.refresh();
    today_.refresh();
    // Only where they are on screen: a save in Capture looks through no queue.
    const auto page = navigation_.page();
    if (page == Page::Today)
        today_.count();
    if (page == Page::Review || page == Page::ReviewRecord)
        review_.refresh();
    if (page == Page::Feedback)
        feedback_.refresh();
    if (page == Page::Record || page == Page::ReviewRecord)
        record_.refresh();
    if (page == Page::Differences)
        differences_.refresh();
    if (page == Page::Find)
        find_.index();
    if (page == Page::Child)
        child_.refresh();
    if (page == Page::ThisTablet)
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

void TabletViewModel::openSameChild() {
    if (!child_.person())
        return;
    sameChild_.open(*child_.person(), child_.title());
    navigation_.go(Page::SameChild);
}

void TabletViewModel::reviewRecord(const QString& record) {
    if (const auto id = RecordId::fromHex(display::utf8(record)))
        capture_.startFrom(QStringLiteral("review"), *id);
}

void TabletViewModel::answerQuestion(const QString& record, const QString& path, const QString& askedBy) {
    if (const auto id = RecordId::fromHex(display::utf8(record)))
        capture_.openAt(*id, path, tr("Asked by %1").arg(askedBy));
}

void TabletViewModel::askForPin(PinViewModel::Purpose purpose) {
    pin_.begin(purpose);
    navigation_.go(Page::Pin);
}

void TabletViewModel::changePin() {
    askForPin(PinViewModel::Purpose::Change);
}

void TabletViewModel::keepInKeyStore() {
    askForPin(PinViewModel::Purpose::KeepInKeyStore);
}

void TabletViewModel::keepInFile() {
    askForPin(PinViewModel::Purpose::KeepInFile);
}

void TabletViewModel::write(const QString& record) {
    if (const auto id = RecordId::fromHex(display::utf8(record)))
        capture_.open(*id);
}

void TabletViewModel::lock() {
    const bool wasOpen = navigation_.page() != Page::Unlock || unlock_.checking();
    const auto place = placeNow();
    capture_.camera()->close();
    askFirst_.clear();
    navigation_.restart(Page::Unlock);
    setCovered(false);
    say({});
    // Where it cannot be kept unlocking leads to Today; locking waits for nothing.
    if (place)
        worker_.ask<bool>(
            this,
            [place = *place](OpenTablet& tablet) {
                const auto kept = tablet.places().keep(place);
                return kept ? Result<bool>(true) : kept.error();
            },
            [](const Result<bool>&) {});
    // Asked after what leaving asked: the store closes when everything written is an entry.
    worker_.close([this, wasOpen] {
        record_.close();
        find_.clear();
        child_.close();
        sameChild_.close();
        review_.clear();
        feedback_.clear();
        today_.clear();
        briefing_.clear();
        differences_.clear();
        sending_.clear();
        thisTablet_.clear();
        if (wasOpen && afterLocking_)
            afterLocking_();
    });
}

void TabletViewModel::coverSoon() {
    if (navigation_.page() != Page::Unlock)
        setCovered(true);
}

void TabletViewModel::lockSoon() {
    if (navigation_.page() != Page::Unlock)
        lock();
}

void TabletViewModel::cursorAt(const QString& handle) {
    // The cover has the cursor while it is up, and gives it back.
    if (!covered_)
        cursor_ = handle;
}

void TabletViewModel::lockFor(const QString& why) {
    lock();
    unlock_.say(why);
}

void TabletViewModel::whenIdle(const std::function<void()>& then) {
    find_.settle();
    sameChild_.settle();
    worker_.whenIdle(then);
}

void TabletViewModel::setCovered(bool covered) {
    if (covered_ == covered)
        return;
    covered_ = covered;
    if (covered)
        capture_.camera()->close();
    emit coveredChanged();
}

QString TabletViewModel::clockWords() const {
    return display::timeOfDay(clock_.now());
}

void TabletViewModel::say(const QString& notice) {
    notice_ = notice;
    noticeIsTrouble_ = true;
    emit noticeChanged();
}

void TabletViewModel::tell(const QString& notice) {
    notice_ = notice;
    noticeIsTrouble_ = false;
    emit noticeChanged();
}

void TabletViewModel::dismissNotice() {
    tell({});
}

} // namespace seenheard
