#pragma once

#include "sync/server/monitoring/MetricsText.h"
#include "sync/server/monitoring/RequestWatcher.h"

#include <array>
#include <map>
#include <mutex>

namespace seenheard {

/// Counts requests by path and answer, and how long they took.
class RequestFigures final : public RequestWatcher {
public:
    void answered(const AnsweredRequest& request) override;
    void put(MetricsText& text) const;

private:
    /// Seconds up to which a duration is counted in each bucket; beyond the last there is one more.
    static constexpr std::array bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 30.0};

    struct Durations {
        std::array<std::uint64_t, bounds.size() + 1> buckets{};
        double seconds = 0;
        std::uint64_t count = 0;
    };
    struct Outcome {
        std::string path;
        std::string method;
        int status = 0;
        std::string code;
        auto operator<=>(const Outcome&) const = default;
    };

    mutable std::mutex guard_;
    std::map<Outcome, std::uint64_t> requests_;
    std::map<std::string, Durations> durations_; ///< By path.
    std::uint64_t bytesIn_ = 0;
    std::uint64_t bytesOut_ = 0;
    std::uint64_t storageFailures_ = 0;
};

} // namespace seenheard
