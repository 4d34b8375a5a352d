#include "sync/engine/ParallelFor.h"

#include <atomic>
#include <thread>
#include <vector>

namespace seenheard {

namespace {

/// Below this a thread costs more than it saves, at 50 microseconds a signature.
constexpr std::size_t leastForThreads = 32;

} // namespace

void serialFor(std::size_t count, const std::function<void(std::size_t)>& each) {
    for (std::size_t i = 0; i < count; ++i)
        each(i);
}

ParallelFor threadedFor(std::size_t threads) {
    return [threads](std::size_t count, const std::function<void(std::size_t)>& each) {
        if (threads < 2 || count < leastForThreads) {
            serialFor(count, each);
            return;
        }
        std::atomic<std::size_t> next{0};
        const auto work = [&] {
            for (auto i = next.fetch_add(1); i < count; i = next.fetch_add(1))
                each(i);
        };
        std::vector<std::thread> others;
        try {
            while (others.size() + 1 < threads)
                others.emplace_back(work);
        } catch (const std::system_error&) {
            // The system has no more threads to give; those that run do the work.
        }
        work();
        for (auto& other : others)
            other.join();
    };
}

} // namespace seenheard
