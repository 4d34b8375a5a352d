#include "app/viewmodels/ServiceWorker.h"

#include "app/viewmodels/QtScheduler.h"

#include <utility>

namespace seenheard {

ServiceWorker::ServiceWorker(TabletOpener opener, QObject* parent)
    : QObject(parent)
    , opener_(std::move(opener))
    , far_(std::make_unique<QObject>()) {
    far_->moveToThread(&thread_);
    thread_.setObjectName(QStringLiteral("services"));
    thread_.start();
}

ServiceWorker::~ServiceWorker() {
    close([] {});
    post([this] { thread_.quit(); });
    thread_.wait();
}

void ServiceWorker::open(std::string pin, Opened opened) {
    post([this, pin = std::move(pin), opened = std::move(opened)]() mutable {
        auto tablet = opener_(pin);
        std::fill(pin.begin(), pin.end(), '\0');
        if (!tablet) {
            bringBack([opened, error = tablet.error()] { opened(error); });
            return;
        }
        tablet_ = std::move(tablet).value();
        scheduler_ = std::make_unique<QtScheduler>();
        tablet_->sync().startDriving(*scheduler_, [this] { bringBack([this] { emit changed(); }); });
        bringBack([opened, enrolment = tablet_->enrolment()] { opened(enrolment); });
    });
}

void ServiceWorker::close(std::function<void()> closed) {
    post([this, closed = std::move(closed)] {
        if (tablet_)
            tablet_->sync().stopDriving();
        tablet_.reset();
        scheduler_.reset();
        bringBack(closed);
    });
}

void ServiceWorker::whenIdle(std::function<void()> then) {
    post([this, then = std::move(then)] { bringBack(then); });
}

void ServiceWorker::exchange(QObject* receiver, SyncService::Done done) {
    post([this, guard = QPointer<QObject>(receiver), done = std::move(done)] {
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

void ServiceWorker::post(Work work) {
    {
        const std::lock_guard lock(mutex_);
        work_.push_back(std::move(work));
    }
    QMetaObject::invokeMethod(
        far_.get(), [this] { runWork(); }, Qt::QueuedConnection);
}

void ServiceWorker::bringBack(Work work) {
    {
        const std::lock_guard lock(mutex_);
        answers_.push_back(std::move(work));
    }
    QMetaObject::invokeMethod(
        this, [this] { runAnswers(); }, Qt::QueuedConnection);
}

void ServiceWorker::runWork() {
    for (;;) {
        Work next;
        {
            const std::lock_guard lock(mutex_);
            if (work_.empty())
                return;
            next = std::exchange(work_.front(), {});
            work_.pop_front();
        }
        next();
    }
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
