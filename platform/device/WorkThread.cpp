#include "platform/device/WorkThread.h"

#include <utility>

namespace seenheard {

WorkThread::WorkThread(const QString& name) : far_(std::make_unique<QObject>()) {
    far_->moveToThread(&thread_);
    thread_.setObjectName(name);
    thread_.start();
}

WorkThread::~WorkThread() {
    post([this] { thread_.quit(); });
    thread_.wait();
}

void WorkThread::post(Work work) {
    {
        const std::lock_guard lock(mutex_);
        work_.push_back(std::move(work));
    }
    QMetaObject::invokeMethod(
        far_.get(), [this] { run(); }, Qt::QueuedConnection);
}

void WorkThread::run() {
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

} // namespace seenheard
