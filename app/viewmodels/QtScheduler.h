#pragma once

#include "platform/base/Scheduler.h"

#include <QObject>
#include <map>
#include <memory>

class QTimer;

namespace seenheard {

/// Waiting by the event loop of the thread that it lives on.
class QtScheduler final : public QObject, public Scheduler {
    Q_OBJECT

public:
    explicit QtScheduler(QObject* parent = nullptr);
    ~QtScheduler() override;

    Ticket after(std::int64_t delayMs, std::function<void()> work) override;
    void cancel(Ticket ticket) override;

private:
    Ticket last_ = 0;
    std::map<Ticket, std::unique_ptr<QTimer>> waiting_;
};

} // namespace seenheard
