#pragma once

#include <functional>
#include <memory>

namespace seenheard {

/// Says when the road to the network may be another than before: the network changed, or the machine woke from sleep.
/// Needs the main thread's event loop. Where the system tells nothing of its network, sleep is noticed all the same.
class Reachability {
public:
    using Changed = std::function<void()>;

    explicit Reachability(Changed changed);
    ~Reachability();
    Reachability(const Reachability&) = delete;
    Reachability& operator=(const Reachability&) = delete;

private:
    struct Watch;

    std::unique_ptr<Watch> watch_;
};

} // namespace seenheard
