#pragma once

#include <QObject>
#include <atomic>
#include <thread>

namespace seenheard::bench {

/// How long the main thread leaves somebody waiting: a thread of its own knocks each millisecond and is answered when
/// the event loop comes round.
class LoopWatch final : public QObject {
public:
    LoopWatch();
    ~LoopWatch() override;

    /// The longest wait since the last call, in milliseconds.
    [[nodiscard]] double longestMs();

protected:
    void customEvent(QEvent* event) override;

private:
    void knock();

    std::atomic<bool> ended_ = false;
    std::atomic<bool> answered_ = true;
    std::atomic<std::int64_t> knockedAt_ = 0;
    double longestMs_ = 0;
    std::thread thread_;
};

} // namespace seenheard::bench
