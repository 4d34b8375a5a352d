#pragma once

#include <functional>
#include <memory>

namespace seenheard {

/// Says when the tablet is put away: its screen goes off, its lid is closed, it is about to sleep, somebody locks it,
/// or another program takes the screen. Needs the main thread's event loop and its application object.
class PutAway {
public:
    using Happened = std::function<void()>;

    /// May call more than once for one time that it is put away.
    explicit PutAway(const Happened& happened);
    ~PutAway();
    PutAway(const PutAway&) = delete;
    PutAway& operator=(const PutAway&) = delete;

private:
    struct Watch;

    std::unique_ptr<Watch> watch_;
};

} // namespace seenheard
