#include "app/viewmodels/AskFirstViewModel.h"

#include "app/viewmodels/DisplayWords.h"

#include <algorithm>
#include <utility>

namespace seenheard {

namespace {

constexpr std::size_t longestPin = 16;

} // namespace

AskFirstViewModel::AskFirstViewModel(ServiceWorker& worker, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , reasons_({"name", "label"}) {
    // So that no copy of the PIN is left behind by growing.
    pin_.reserve(longestPin);
    reasons_.setRows({{QStringLiteral("response"), tr("I am going there, or am there")},
        {QStringLiteral("review"), tr("I review it")}, {QStringLiteral("follow_up"), tr("I follow it up")},
        {QStringLiteral("audit"), tr("I check how records are made")}});
    connect(&worker_, &ServiceWorker::askedFirst, this, &AskFirstViewModel::ask);
}

AskFirstViewModel::~AskFirstViewModel() {
    forgetPin();
}

void AskFirstViewModel::ask(const AskedFirst& asked, const SharedSight& sight, const std::function<void()>& go) {
    asked_.pin = asked_.pin || asked.pin;
    asked_.why = asked_.why || asked.why;
    waiting_.push_back({sight, go});
    emit changed();
}

void AskFirstViewModel::press(int digit) {
    if (checking_ || digit < 0 || digit > 9 || pin_.size() == longestPin)
        return;
    pin_.push_back(static_cast<char>('0' + digit));
    problem_.clear();
    emit changed();
}

void AskFirstViewModel::erase() {
    if (checking_ || pin_.empty())
        return;
    pin_.back() = '\0';
    pin_.pop_back();
    emit changed();
}

void AskFirstViewModel::confirm() {
    if (checking_ || pin_.empty())
        return;
    checking_ = true;
    problem_.clear();
    worker_.confirmPin(this, pin_, [this](const Status& confirmed) {
        checking_ = false;
        if (confirmed)
            asked_.pin = false;
        else
            problem_ = display::text(confirmed.error().message);
        if (asks() && !asked_.pin && !asked_.why)
            goOn();
        emit changed();
        if (!confirmed && confirmed.error().code == ErrorCode::Revoked)
            emit erased(problem_);
    });
    forgetPin();
    emit changed();
}

void AskFirstViewModel::say(const QString& reason) {
    const auto why = viewReasonFrom(display::utf8(reason));
    if (!why || !asks() || asked_.pin)
        return;
    for (const auto& each : waiting_)
        each.sight->say(*why);
    asked_.why = false;
    goOn();
}

void AskFirstViewModel::goOn() {
    asked_ = {};
    for (const auto& each : std::exchange(waiting_, {}))
        each.go();
    emit changed();
}

void AskFirstViewModel::refuse() {
    if (!asks())
        return;
    clear();
    emit refused();
}

void AskFirstViewModel::clear() {
    forgetPin();
    problem_.clear();
    asked_ = {};
    waiting_.clear();
    emit changed();
}

void AskFirstViewModel::forgetPin() {
    std::fill(pin_.begin(), pin_.end(), '\0');
    pin_.clear();
}

} // namespace seenheard
