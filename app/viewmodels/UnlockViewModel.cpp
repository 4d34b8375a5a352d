#include "app/viewmodels/UnlockViewModel.h"

#include "app/viewmodels/DisplayWords.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t longestPin = 16;

} // namespace

UnlockViewModel::UnlockViewModel(ServiceWorker& worker, Result<Enrolment> enrolment, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , enrolment_(std::move(enrolment)) {
    // So that no copy of the PIN is left behind by growing.
    pin_.reserve(longestPin);
    if (!enrolment_)
        problem_ = display::text(enrolment_.error().message);
}

UnlockViewModel::~UnlockViewModel() {
    forgetPin();
}

QString UnlockViewModel::officerName() const {
    return enrolment_ ? display::text(enrolment_->officerName) : QString();
}

QString UnlockViewModel::tabletName() const {
    return enrolment_ ? display::text(enrolment_->tabletName) : QString();
}

void UnlockViewModel::say(const QString& why) {
    problem_ = why;
    emit changed();
}

void UnlockViewModel::press(int digit) {
    if (checking_ || digit < 0 || digit > 9 || pin_.size() == longestPin)
        return;
    pin_.push_back(static_cast<char>('0' + digit));
    problem_.clear();
    emit changed();
}

void UnlockViewModel::erase() {
    if (checking_ || pin_.empty())
        return;
    pin_.back() = '\0';
    pin_.pop_back();
    emit changed();
}

void UnlockViewModel::unlock() {
    if (checking_ || pin_.empty())
        return;
    checking_ = true;
    problem_.clear();
    worker_.open(pin_, [this](Result<Enrolment> enrolment) {
        checking_ = false;
        if (enrolment)
            emit opened(*enrolment);
        else
            problem_ = display::text(enrolment.error().message);
        emit changed();
    });
    forgetPin();
    emit changed();
}

void UnlockViewModel::forgetPin() {
    std::fill(pin_.begin(), pin_.end(), '\0');
    pin_.clear();
}

} // namespace seenheard
