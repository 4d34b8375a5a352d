#pragma once

#include "platform/base/Clock.h"

#include <deque>
#include <mutex>
#include <string>

namespace seenheard {

/// Bounds how often wrong enrolment codes can be tried: from one address, and from all together.
class EnrolmentLimiter {
public:
    static constexpr std::int64_t windowMs = 10 * 60 * 1000;
    static constexpr std::size_t failuresPerAddress = 10;
    static constexpr std::size_t failuresTogether = 200;

    explicit EnrolmentLimiter(const Clock& clock) : clock_(clock) {}

    [[nodiscard]] bool mayTry(const std::string& address);
    void noteFailure(const std::string& address);

private:
    struct Failure {
        std::int64_t atMs = 0;
        std::string address;
    };
    void forgetOld();

    const Clock& clock_;
    std::mutex guard_;
    std::deque<Failure> failures_; ///< Never longer than failuresTogether.
};

} // namespace seenheard
