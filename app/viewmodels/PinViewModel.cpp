#include "app/viewmodels/PinViewModel.h"

#include "app/viewmodels/DisplayWords.h"

#include <algorithm>
#include <array>

namespace seenheard {

namespace {

constexpr std::size_t longestPin = 16;

void wipe(std::string& pin) {
    std::fill(pin.begin(), pin.end(), '\0');
    pin.clear();
}

/// What was entered, on its way to the other thread; wiped when the last who has it lets go.
struct Entered {
    std::string now;
    std::string wanted;

    Entered(std::string first, std::string second) : now(std::move(first)), wanted(std::move(second)) {}
    ~Entered() {
        wipe(now);
        wipe(wanted);
    }
    Entered(const Entered&) = delete;
    Entered& operator=(const Entered&) = delete;
};

} // namespace

PinViewModel::PinViewModel(ServiceWorker& worker, QObject* parent) : QObject(parent), worker_(worker) {
    // So that no copy of a PIN is left behind by growing.
    for (auto* pin : {&entered_, &now_, &wanted_})
        pin->reserve(longestPin);
}

PinViewModel::~PinViewModel() {
    clear();
}

void PinViewModel::clear() {
    for (auto* pin : {&entered_, &now_, &wanted_})
        wipe(*pin);
    step_ = Step::Now;
    checking_ = false;
    problem_.clear();
    ++visit_;
}

void PinViewModel::begin(Purpose purpose) {
    clear();
    purpose_ = purpose;
    rules_ = {};
    worker_.ask<PinRules>(
        this, [](OpenTablet& tablet) { return Result<PinRules>(tablet.keys().pinRules()); },
        [this, visit = visit_](const Result<PinRules>& rules) {
            if (!rules || visit != visit_)
                return;
            rules_ = *rules;
            emit changed();
        });
    emit changed();
}

QString PinViewModel::title() const {
    return purpose_ == Purpose::Change ? tr("Change PIN") : tr("Where the key is kept");
}

QString PinViewModel::asks() const {
    if (purpose_ != Purpose::Change)
        return tr("Enter your PIN");
    switch (step_) {
    case Step::Now: return tr("Enter the PIN you have now");
    case Step::Wanted: return tr("Enter the new PIN");
    case Step::Again: return tr("Enter the new PIN once more");
    }
    return {};
}

QString PinViewModel::explains() const {
    if (purpose_ == Purpose::KeepInKeyStore)
        return tr(
            "This tablet's part of the key moves into the computer's key store. From then on the tablet opens only "
            "while you are signed in to the computer. The PIN stays. It can be moved back here.");
    if (purpose_ == Purpose::KeepInFile)
        return tr(
            "This tablet's part of the key moves into a file of your account. Whoever copies the whole disk could "
            "then try PINs. The PIN stays. It can be moved back here.");
    QStringList lines{tr("First the PIN that you have now, then the new one twice."),
        rules_.least < 6 ? tr("The new PIN has at least %1 digits, better 6.").arg(rules_.least)
                         : tr("The new PIN has at least %1 digits.").arg(rules_.least)};
    if (rules_.refuseTrivial)
        lines.append(tr("Not digits in a row, and not the same again and again: 123456 and 121212 are tried first."));
    lines.append(tr("What you wrote stays as it is. A wrong PIN here counts as at unlocking."));
    return lines.join(QLatin1Char('\n'));
}

QString PinViewModel::confirms() const {
    if (purpose_ != Purpose::Change)
        return tr("Move");
    return step_ == Step::Again ? tr("Change") : tr("Next");
}

void PinViewModel::press(int digit) {
    if (checking_ || digit < 0 || digit > 9 || entered_.size() == longestPin)
        return;
    entered_.push_back(static_cast<char>('0' + digit));
    problem_.clear();
    emit changed();
}

void PinViewModel::erase() {
    if (checking_ || entered_.empty())
        return;
    entered_.back() = '\0';
    entered_.pop_back();
    emit changed();
}

void PinViewModel::confirm() {
    if (checking_ || entered_.empty())
        return;
    problem_.clear();
    switch (step_) {
    case Step::Now:
        now_ = entered_;
        wipe(entered_);
        if (purpose_ != Purpose::Change)
            return carryOut();
        ask([pins = std::make_shared<Entered>(now_, "")](KeyService& keys) { return keys.tryPin(pins->now); },
            [this] { say({}, Step::Wanted); });
        break;
    case Step::Wanted: takeWanted(); break;
    case Step::Again:
        if (entered_ == wanted_) {
            wipe(entered_);
            return carryOut();
        }
        say(tr("The two are not the same. Enter the new PIN again."), Step::Wanted);
        break;
    }
}

void PinViewModel::takeWanted() {
    if (const auto good = checkPin(entered_, rules_); !good)
        return say(display::text(good.error().message), Step::Wanted);
    if (entered_ == now_)
        return say(tr("That is the PIN you have now. Enter another one."), Step::Wanted);
    wanted_ = entered_;
    say({}, Step::Again);
}

void PinViewModel::carryOut() {
    const auto pins = std::make_shared<Entered>(now_, wanted_);
    const auto purpose = purpose_;
    ask(
        [pins, purpose](KeyService& keys) {
            if (purpose == Purpose::Change)
                return keys.changePin(pins->now, pins->wanted);
            return keys.keepSecretIn(
                purpose == Purpose::KeepInKeyStore ? SecretPlace::KeyStore : SecretPlace::File, pins->now);
        },
        [this, purpose] {
            clear();
            emit changed();
            static const std::array words{QT_TR_NOOP("The PIN is changed. The new one opens this tablet from now on."),
                QT_TR_NOOP("This tablet's part of the key is in the computer's key store now."),
                QT_TR_NOOP("This tablet's part of the key is in a file of your account now.")};
            if (purpose == Purpose::Change)
                emit pinChanged();
            emit done(tr(words.at(static_cast<std::size_t>(purpose))));
        });
}

void PinViewModel::ask(std::function<Status(KeyService&)> work, std::function<void()> then) {
    checking_ = true;
    worker_.ask<bool>(
        this,
        [work = std::move(work)](OpenTablet& tablet) {
            const auto status = work(tablet.keys());
            return status ? Result<bool>(true) : status.error();
        },
        [this, visit = visit_, then = std::move(then)](const Result<bool>& answer) {
            if (visit != visit_)
                return;
            checking_ = false;
            if (answer)
                then();
            else
                refused(answer.error());
        });
    emit changed();
}

void PinViewModel::refused(const Error& why) {
    const auto words = display::text(why.message);
    if (why.code == ErrorCode::Revoked) {
        clear();
        emit erased(words);
        return;
    }
    wipe(now_);
    wipe(wanted_);
    say(words, Step::Now);
}

void PinViewModel::say(const QString& problem, Step step) {
    wipe(entered_);
    step_ = step;
    problem_ = problem;
    emit changed();
}

} // namespace seenheard
