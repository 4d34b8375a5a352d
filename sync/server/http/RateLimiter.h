#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

namespace seenheard {

/// How often each of many may ask: a bucket that holds a minute's worth and fills evenly. Used by one thread.
class RateLimiter {
public:
    /// `mostKnown` bounds what strangers can make it remember; who is forgotten begins with a full bucket.
    explicit RateLimiter(std::uint32_t perMinute, std::size_t mostKnown = 65'536)
        : perMinute_(perMinute)
        , mostKnown_(mostKnown) {}

    /// 0 where this one may ask now, else in how many seconds. `nowMs` never goes back.
    [[nodiscard]] int secondsUntil(const std::string& who, std::int64_t nowMs);

private:
    struct Bucket {
        double left = 0;
        std::int64_t atMs = 0;
    };
    [[nodiscard]] double filled(const Bucket& bucket, std::int64_t nowMs) const;
    void forgetFull(std::int64_t nowMs);

    double perMinute_;
    std::size_t mostKnown_;
    std::unordered_map<std::string, Bucket> buckets_;
};

} // namespace seenheard
