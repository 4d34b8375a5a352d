#include "app/viewmodels/ServiceWorker.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/QtScheduler.h"

#include <utility>

namespace seenheard {

ServiceWorker::ServiceWorker(TabletOpener opener, QObject* parent) : QObject(parent), opener_(std::move(opener)) {}

ServiceWorker::~ServiceWorker() {
    close([] {});
}

void ServiceWorker::open(std::string pin, Opened opened) {
    writing_.post(
        [this, pin = std::move(pin), opened = std::move(opened)]() mutable { openHere(std::move(pin), opened); });
    // Asking the system takes milliseconds, for which nobody's PIN has to wait.
    if (!reachability_)
        watchNetwork();
}

void ServiceWorker::confirmPin(QObject* receiver, std::string pin, std::function<void(Status)> confirmed) {
    writing_.post(
        [this, guard = QPointer<QObject>(receiver), pin = std::move(pin), confirmed = std::move(confirmed)]() mutable {
            auto status = tablet_ ? tablet_->keys().tryPin(pin) : Status(closedError());
            if (status)
                tablet_->viewing().pinEntered();
            std::fill(pin.begin(), pin.end(), '\0');
            bringBack([guard, confirmed = std::move(confirmed), status = std::move(status)] {
                if (guard)
                    confirmed(status);
            });
        });
}

void ServiceWorker::watchNetwork() {
    reachability_ = std::make_unique<Reachability>([this] {
        writing_.post([this] {
            if (tablet_)
                tablet_->sync().networkChanged();
        });
    });
}

void ServiceWorker::openHere(std::string pin, const Opened& opened) {
    auto unlocked = opener_(pin);
    // The force's rules may have come after this PIN was chosen.
    const auto wanted = unlocked ? checkPin(pin, unlocked->tablet->keys().pinRules()) : success();
    std::fill(pin.begin(), pin.end(), '\0');
    if (!unlocked) {
        bringBack([opened, error = unlocked.error()] { opened(error); });
        return;
    }
    tablet_ = std::move(unlocked->tablet);
    scheduler_ = std::make_unique<QtScheduler>();
    // A queue takes only what can be copied; the reading thread takes it out again.
    const auto reading = std::make_shared<std::unique_ptr<ReadingTablet>>(std::move(unlocked->reading));
    const auto unwanted = wanted ? QString() : display::text(wanted.error().message);
    reading_.post([this, reading, opened, unwanted, enrolment = tablet_->enrolment()] {
        reads_ = std::move(*reading);
        bringBack([this, opened, unwanted, enrolment] {
            opened(enrolment);
            if (!unwanted.isEmpty())
                emit pinUnwanted(unwanted);
            // Behind what the first page has asked to read: somebody waits for that, and nobody for the network.
            reading_.post([this] { bringBack([this] { writing_.post([this] { startDriving(); }); }); });
        });
    });
}

void ServiceWorker::startDriving() {
    if (!tablet_ || std::exchange(driving_, true))
        return;
    const auto tellScreens = [this] { bringBack([this] { emit changed(); }); };
    tablet_->sync().startDriving(*scheduler_, tellScreens);
    tablet_->integrity().start(*scheduler_, tellScreens);
}

void ServiceWorker::close(std::function<void()> closed) {
    ++sitting_;
    reading_.post([this] { reads_.reset(); });
    writing_.post([this, closed = std::move(closed)] {
        if (tablet_ && std::exchange(driving_, false)) {
            tablet_->integrity().stop();
            tablet_->sync().stopDriving();
        }
        tablet_.reset();
        scheduler_.reset();
        // Once more: an opening that was under way when the first was asked has handed its connection over since.
        reading_.post([this, closed] {
            reads_.reset();
            bringBack(closed);
        });
    });
}

void ServiceWorker::whenIdle(std::function<void()> then) {
    // Once more over the first: what was read may still have to be noted there.
    writing_.post([this, then = std::move(then)] {
        reading_.post([this, then] { writing_.post([this, then] { bringBack(then); }); });
    });
}

void ServiceWorker::exchange(QObject* receiver, SyncService::Done done) {
    writing_.post([this, guard = QPointer<QObject>(receiver), done = std::move(done)] {
        auto answer = [this, guard, done](Result<ExchangeReport> report) {
            bringBack([this, guard, done, report = std::move(report)] {
                if (guard)
                    done(report);
                emit changed();
            });
        };
        if (tablet_)
            tablet_->sync().exchange(answer);
        else
            answer(closedError());
    });
}

void ServiceWorker::bringBack(Work work) {
    {
        const std::lock_guard lock(mutex_);
        answers_.push_back(std::move(work));
    }
    QMetaObject::invokeMethod(
        this, [this] { runAnswers(); }, Qt::QueuedConnection);
}

void ServiceWorker::runAnswers() {
    for (;;) {
        Work next;
        {
            const std::lock_guard lock(mutex_);
            if (answers_.empty())
                return;
            next = std::exchange(answers_.front(), {});
            answers_.pop_front();
        }
        next();
    }
}

Error ServiceWorker::closedError() {
    return fail(ErrorCode::Locked, "The tablet is locked; enter the PIN to go on.");
}

} // namespace seenheard
