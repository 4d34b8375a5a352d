#pragma once

#include <QObject>
#include <QThread>
#include <deque>
#include <functional>
#include <mutex>

namespace seenheard {

/// One thread that does what it is given, in order. Work goes in through a queue under a mutex; Qt only wakes.
class WorkThread final {
public:
    using Work = std::function<void()>;

    explicit WorkThread(const QString& name);
    /// Does what was given before, then ends.
    ~WorkThread();
    WorkThread(const WorkThread&) = delete;
    WorkThread& operator=(const WorkThread&) = delete;

    /// From any thread.
    void post(Work work);

private:
    void run();

    QThread thread_;
    std::unique_ptr<QObject> far_; ///< Lives on the thread; what wakes it.
    std::mutex mutex_;
    std::deque<Work> work_;
};

} // namespace seenheard
