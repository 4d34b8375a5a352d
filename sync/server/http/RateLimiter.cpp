#include "sync/server/http/RateLimiter.h"

#include <algorithm>
#include <cmath>

namespace seenheard {

namespace {

constexpr double msOfMinute = 60'000;

} // namespace

int RateLimiter::secondsUntil(const std::string& who, std::int64_t nowMs) {
    if (buckets_.size() >= mostKnown_ && !buckets_.contains(who))
        forgetFull(nowMs);
    auto& bucket = buckets_.try_emplace(who, Bucket{perMinute_, nowMs}).first->second;
    bucket = {filled(bucket, nowMs), nowMs};
    if (bucket.left >= 1) {
        bucket.left -= 1;
        return 0;
    }
    return std::max(1, static_cast<int>(std::ceil((1 - bucket.left) / perMinute_ * 60)));
}

double RateLimiter::filled(const Bucket& bucket, std::int64_t nowMs) const {
    const auto passed = static_cast<double>(nowMs - bucket.atMs);
    return std::min(perMinute_, bucket.left + passed * perMinute_ / msOfMinute);
}

void RateLimiter::forgetFull(std::int64_t nowMs) {
    std::erase_if(buckets_, [&](const auto& one) { return filled(one.second, nowMs) >= perMinute_; });
    // All of them are asking at this moment: better to let them than to grow.
    if (buckets_.size() >= mostKnown_)
        buckets_.clear();
}

} // namespace seenheard
