#include "sync/server/monitoring/RequestFigures.h"

#include <algorithm>
#include <limits>

namespace seenheard {

namespace {

using Kind = MetricsText::Kind;

/// Answers that say that the store could not be read or written.
bool isOfStorage(const AnsweredRequest& request) {
    return request.status == 507 || (request.status == 500 && request.code.starts_with("storage"));
}

} // namespace

void RequestFigures::answered(const AnsweredRequest& request) {
    const auto seconds = static_cast<double>(request.tookMs) / 1000.0;
    const std::scoped_lock lock(guard_);
    ++requests_[{request.path, request.method, request.status, request.code}];
    auto& durations = durations_[request.path];
    const auto* const bucket = std::ranges::lower_bound(bounds, seconds);
    ++durations.buckets[static_cast<std::size_t>(bucket - bounds.begin())];
    durations.seconds += seconds;
    ++durations.count;
    bytesIn_ += request.bytesIn;
    bytesOut_ += request.bytesOut;
    storageFailures_ += isOfStorage(request) ? 1 : 0;
}

void RequestFigures::put(MetricsText& text) const {
    const std::scoped_lock lock(guard_);
    text.family("seenheard_requests_total", Kind::Counter, "Requests answered, by path, method, status and refusal.");
    for (const auto& [kind, count] : requests_)
        text.sample(static_cast<double>(count),
            {{"path", kind.path}, {"method", kind.method}, {"status", std::to_string(kind.status)},
                {"code", kind.code}});
    text.family("seenheard_request_seconds", Kind::Histogram,
        "From the end of a request's header to the end of its answer; of /v1/moves it is mostly waiting.");
    for (const auto& [path, durations] : durations_) {
        std::uint64_t upTo = 0;
        for (std::size_t i = 0; i < durations.buckets.size(); ++i) {
            upTo += durations.buckets[i];
            const auto bound = i < bounds.size() ? bounds[i] : std::numeric_limits<double>::infinity();
            text.sample(static_cast<double>(upTo), {{"path", path}, {"le", MetricsText::shown(bound)}}, "_bucket");
        }
        text.sample(durations.seconds, {{"path", path}}, "_sum");
        text.sample(static_cast<double>(durations.count), {{"path", path}}, "_count");
    }
    text.counter("seenheard_body_bytes_in_total", "Octets of requests' bodies.", static_cast<double>(bytesIn_));
    text.counter("seenheard_body_bytes_out_total", "Octets of answers' bodies.", static_cast<double>(bytesOut_));
    text.counter("seenheard_storage_failures_total",
        "Requests that failed because the store could not be read or written.", static_cast<double>(storageFailures_));
}

} // namespace seenheard
