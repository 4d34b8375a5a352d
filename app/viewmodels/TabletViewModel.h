#pragma once

#include "app/services/ForceSettings.h"
#include "app/viewmodels/AppearanceViewModel.h"
#include "app/viewmodels/AskFirstViewModel.h"
#include "app/viewmodels/BriefingViewModel.h"
#include "app/viewmodels/CaptureViewModel.h"
#include "app/viewmodels/ChildViewModel.h"
#include "app/viewmodels/DifferencesViewModel.h"
#include "app/viewmodels/FeedbackViewModel.h"
#include "app/viewmodels/FindViewModel.h"
#include "app/viewmodels/NavigationViewModel.h"
#include "app/viewmodels/PinViewModel.h"
#include "app/viewmodels/RecordViewModel.h"
#include "app/viewmodels/ReviewViewModel.h"
#include "app/viewmodels/SameChildViewModel.h"
#include "app/viewmodels/SendingViewModel.h"
#include "app/viewmodels/ThisTabletViewModel.h"
#include "app/viewmodels/TodayViewModel.h"
#include "app/viewmodels/UnlockViewModel.h"
#include "app/viewmodels/WhatFollowsViewModel.h"

namespace seenheard {

/// What a tablet's screens are made with.
struct TabletParts {
    TabletOpener opener;
    Result<Enrolment> enrolment;               ///< Readable while locked.
    std::filesystem::path appearanceFile;      ///< Where the look is kept.
    std::unique_ptr<Camera> camera = {};       ///< Nothing where this device has none.
    std::unique_ptr<Dictation> dictation = {}; ///< Nothing where this device cannot write down what is said.
    /// Called when the tablet was locked and its store is closed: the program starts afresh, so that its memory holds
    /// no word and no key. Nothing: it goes on at Unlock.
    std::function<void()> afterLocking = {};
    std::filesystem::path translations = {}; ///< Where those of the screens lie; there may be none.
};

/// The one context of all screens: a view-model a page, and what leads from one to the next.
class TabletViewModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given to the window")
    Q_PROPERTY(seenheard::NavigationViewModel* navigation READ navigation CONSTANT)
    Q_PROPERTY(seenheard::AppearanceViewModel* appearance READ appearance CONSTANT)
    Q_PROPERTY(seenheard::UnlockViewModel* unlock READ unlock CONSTANT)
    Q_PROPERTY(seenheard::TodayViewModel* today READ today CONSTANT)
    Q_PROPERTY(seenheard::BriefingViewModel* briefing READ briefing CONSTANT)
    Q_PROPERTY(seenheard::CaptureViewModel* capture READ capture CONSTANT)
    Q_PROPERTY(seenheard::WhatFollowsViewModel* whatFollows READ whatFollows CONSTANT)
    Q_PROPERTY(seenheard::RecordViewModel* record READ record CONSTANT)
    Q_PROPERTY(seenheard::DifferencesViewModel* differences READ differences CONSTANT)
    Q_PROPERTY(seenheard::SendingViewModel* sending READ sending CONSTANT)
    Q_PROPERTY(seenheard::ChildViewModel* child READ child CONSTANT)
    Q_PROPERTY(seenheard::SameChildViewModel* sameChild READ sameChild CONSTANT)
    Q_PROPERTY(seenheard::FindViewModel* find READ find CONSTANT)
    Q_PROPERTY(seenheard::ReviewViewModel* review READ review CONSTANT)
    Q_PROPERTY(seenheard::FeedbackViewModel* feedback READ feedback CONSTANT)
    Q_PROPERTY(seenheard::ThisTabletViewModel* thisTablet READ thisTablet CONSTANT)
    Q_PROPERTY(seenheard::PinViewModel* pin READ pin CONSTANT)
    Q_PROPERTY(seenheard::AskFirstViewModel* askFirst READ askFirst CONSTANT)
    Q_PROPERTY(bool covered READ covered WRITE setCovered NOTIFY coveredChanged)
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)
    Q_PROPERTY(bool noticeIsTrouble READ noticeIsTrouble NOTIFY noticeChanged)
    Q_PROPERTY(QString clock READ clockWords NOTIFY minutePassed)

public:
    TabletViewModel(TabletParts parts, Clock& clock, QObject* parent = nullptr);
    ~TabletViewModel() override;

    [[nodiscard]] NavigationViewModel* navigation() { return &navigation_; }
    [[nodiscard]] AppearanceViewModel* appearance() { return &appearance_; }
    [[nodiscard]] UnlockViewModel* unlock() { return &unlock_; }
    [[nodiscard]] TodayViewModel* today() { return &today_; }
    [[nodiscard]] BriefingViewModel* briefing() { return &briefing_; }
    [[nodiscard]] CaptureViewModel* capture() { return &capture_; }
    [[nodiscard]] WhatFollowsViewModel* whatFollows() { return &whatFollows_; }
    [[nodiscard]] RecordViewModel* record() { return &record_; }
    [[nodiscard]] DifferencesViewModel* differences() { return &differences_; }
    [[nodiscard]] SendingViewModel* sending() { return &sending_; }
    [[nodiscard]] ChildViewModel* child() { return &child_; }
    [[nodiscard]] SameChildViewModel* sameChild() { return &sameChild_; }
    [[nodiscard]] FindViewModel* find() { return &find_; }
    [[nodiscard]] ReviewViewModel* review() { return &review_; }
    [[nodiscard]] FeedbackViewModel* feedback() { return &feedback_; }
    [[nodiscard]] ThisTabletViewModel* thisTablet() { return &thisTablet_; }
    [[nodiscard]] PinViewModel* pin() { return &pin_; }
    [[nodiscard]] AskFirstViewModel* askFirst() { return &askFirst_; }
    [[nodiscard]] bool covered() const { return covered_; }
    void setCovered(bool covered);
    [[nodiscard]] QString notice() const { return notice_; }
    /// Whether it needs somebody; otherwise it says what was done.
    [[nodiscard]] bool noticeIsTrouble() const { return noticeIsTrouble_; }
    [[nodiscard]] QString clockWords() const;

    /// Before you ask, for a form that is published.
    Q_INVOKABLE void prepare(const QString& form, const QString& title);
    /// The first question, about what was chosen on Before you ask.
    Q_INVOKABLE void startCapture();
    /// The life of a child, by the id of the person.
    Q_INVOKABLE void openChild(const QString& person);
    /// Whether the child that is open is known twice.
    Q_INVOKABLE void openSameChild();
    Q_INVOKABLE void openRecord(const QString& record);
    /// A referral, a meeting or a review of a record; the record itself stays in today's list.
    Q_INVOKABLE void follow(const QString& form, const QString& record);
    /// A supervisor reads a record and says what is to become of it.
    Q_INVOKABLE void reviewRecord(const QString& record);
    /// An answer that a supervisor returned is put right in its record, for the reason that it was asked for.
    Q_INVOKABLE void answerQuestion(const QString& record, const QString& path, const QString& askedBy);
    /// Comes back to an unfinished record, or amends a submitted one.
    Q_INVOKABLE void write(const QString& record);
    /// The PIN is asked for: to change it, or to keep the device's part of the key somewhere else.
    Q_INVOKABLE void changePin();
    Q_INVOKABLE void keepInKeyStore();
    Q_INVOKABLE void keepInFile();
    Q_INVOKABLE void lock();
    /// The server had it locked or wiped: what was written becomes an entry, the store closes, Unlock says why.
    void lockFor(const QString& why);
    /// Calls back when everything that was asked so far has been done.
    void whenIdle(const std::function<void()>& then);
    /// Covers, or locks, what is open; Unlock shows nothing that needs it.
    void coverSoon();
    void lockSoon();
    /// The item on screen that has the cursor now, by its name.
    void cursorAt(const QString& handle);
    Q_INVOKABLE void dismissNotice();

signals:
    void coveredChanged();
    void noticeChanged();
    void minutePassed();
    /// What the force set, known once the tablet is open.
    void idleLimitsKnown(const seenheard::IdleLimits& limits);

private:
    void unlocked(const Enrolment& enrolment);
    void askForPin(PinViewModel::Purpose purpose);
    void goBackTo(const Place& place);
    /// Where unlocking leads back to; nothing where that is Today.
    [[nodiscard]] std::optional<Place> placeNow() const;
    void opened();
    void submitted();
    void arriveAt(NavigationViewModel::Page page);
    void left(NavigationViewModel::Page page);
    void refresh();
    /// Something went wrong.
    void say(const QString& notice);
    /// Something was done.
    void tell(const QString& notice);

    Clock& clock_;
    ServiceWorker worker_;
    NavigationViewModel navigation_;
    AppearanceViewModel appearance_;
    UnlockViewModel unlock_;
    TodayViewModel today_;
    BriefingViewModel briefing_;
    CaptureViewModel capture_;
    WhatFollowsViewModel whatFollows_;
    RecordViewModel record_;
    DifferencesViewModel differences_;
    SendingViewModel sending_;
    FindViewModel find_;
    ChildViewModel child_;
    SameChildViewModel sameChild_;
    ReviewViewModel review_;
    FeedbackViewModel feedback_;
    ThisTabletViewModel thisTablet_;
    PinViewModel pin_;
    AskFirstViewModel askFirst_;
    QTimer minute_;
    QString notice_;
    bool noticeIsTrouble_ = false;
    bool covered_ = false;
    QString cursor_; ///< Name of the item that had the cursor last.
    std::function<void()> afterLocking_;
};

} // namespace seenheard
