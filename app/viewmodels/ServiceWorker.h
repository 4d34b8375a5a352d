#pragma once

#include "app/viewmodels/OpenTablet.h"

#include <QObject>
#include <QPointer>
#include <QThread>
#include <deque>
#include <mutex>

namespace seenheard {

/// The one thread that reads and writes the store and talks to the server. Work goes in through a queue under a
/// mutex, answers come back through another; Qt only wakes. Screens never wait.
class ServiceWorker final : public QObject {
    Q_OBJECT

public:
    explicit ServiceWorker(TabletOpener opener, QObject* parent = nullptr);
    /// Finishes what was asked before, then closes the tablet on its own thread.
    ~ServiceWorker() override;

    using Opened = std::function<void(Result<Enrolment>)>;
    /// Opens the tablet and starts its exchanges; `opened` is called on the main thread.
    void open(std::string pin, Opened opened);
    /// Closes the tablet: keys and words leave the memory. `closed` is called on the main thread.
    void close(std::function<void()> closed);

    /// Runs `work` on the tablet; hands what it returns to `answer` on the main thread, unless `receiver` is gone.
    /// Work asked of a closed tablet fails with Locked.
    template<typename T>
    void ask(QObject* receiver, std::function<Result<T>(OpenTablet&)> work, std::function<void(Result<T>)> answer) {
        post([this, guard = QPointer<QObject>(receiver), work = std::move(work), answer = std::move(answer)]() mutable {
            auto result = tablet_ ? work(*tablet_) : Result<T>(closedError());
            bringBack([guard, answer = std::move(answer), result = std::move(result)]() mutable {
                if (guard)
                    answer(std::move(result));
            });
        });
    }

    /// Calls back on the main thread when all work asked before is done and answered.
    void whenIdle(std::function<void()> then);

    /// Brings this tablet up to date with the server; `done` is called on the main thread.
    void exchange(QObject* receiver, SyncService::Done done);

signals:
    /// Something arrived, left or was saved: what is on screen may be old.
    void changed();

private:
    using Work = std::function<void()>;

    void post(Work work);
    void bringBack(Work work);
    void runWork();
    void runAnswers();
    [[nodiscard]] static Error closedError();

    TabletOpener opener_;
    QThread thread_;
    std::unique_ptr<QObject> far_;                 ///< Lives on the thread; what wakes it.
    std::unique_ptr<OpenTablet> tablet_;           ///< Touched on the thread only.
    std::unique_ptr<class QtScheduler> scheduler_; ///< Made and ended on the thread.

    std::mutex mutex_;
    std::deque<Work> work_;
    std::deque<Work> answers_;
};

} // namespace seenheard
