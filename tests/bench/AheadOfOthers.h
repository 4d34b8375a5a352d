#pragma once

namespace seenheard::bench {

/// As long as it lives this thread runs ahead of what else the machine does, where that is allowed (as root).
/// On a kernel that preempts only at its ticks, a thread that has waited for the disk waits again for whole ticks of
/// 4 ms behind any busy neighbour, and what is measured is the neighbours. Only for one thread that sleeps often and
/// soon ends: programs that wait for each other may starve one another so.
class AheadOfOthers {
public:
    AheadOfOthers();
    ~AheadOfOthers();
    AheadOfOthers(const AheadOfOthers&) = delete;
    AheadOfOthers& operator=(const AheadOfOthers&) = delete;

    [[nodiscard]] bool allowed() const { return allowed_; }

private:
    bool allowed_;
};

} // namespace seenheard::bench
