#include "sync/server/access/EnrolmentLimiter.h"

#include <algorithm>

namespace seenheard {

bool EnrolmentLimiter::mayTry(const std::string& address) {
    const std::scoped_lock lock(guard_);
    forgetOld();
    if (failures_.size() >= failuresTogether)
        return false;
    const auto ofAddress = std::count_if(
        failures_.begin(), failures_.end(), [&address](const Failure& failure) { return failure.address == address; });
    return static_cast<std::size_t>(ofAddress) < failuresPerAddress;
}

void EnrolmentLimiter::noteFailure(const std::string& address) {
    const std::scoped_lock lock(guard_);
    forgetOld();
    if (failures_.size() < failuresTogether)
        failures_.push_back({clock_.monotonicMs(), address});
}

void EnrolmentLimiter::forgetOld() {
    while (!failures_.empty() && failures_.front().atMs <= clock_.monotonicMs() - windowMs)
        failures_.pop_front();
}

} // namespace seenheard
