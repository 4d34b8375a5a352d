#include "sync/server/signin/IssuerKeys.h"

#include <chrono>

namespace seenheard {

namespace {

/// How often the thread looks at the time by itself.
constexpr std::chrono::seconds lookEvery{10};

} // namespace

IssuerKeys::~IssuerKeys() {
    thread_.request_stop();
    wake_.notify_all();
}

void IssuerKeys::start() {
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

IssuerKeys::Keys IssuerKeys::current() const {
    const std::scoped_lock lock(guard_);
    return keys_ && clock_.monotonicMs() - fetchedAtMs_ < longestMs ? keys_ : nullptr;
}

std::optional<std::int64_t> IssuerKeys::ageMs() const {
    const std::scoped_lock lock(guard_);
    return keys_ ? std::optional(clock_.monotonicMs() - fetchedAtMs_) : std::nullopt;
}

bool IssuerKeys::wantAnother() {
    {
        const std::scoped_lock lock(guard_);
        if (triedAtMs_ && clock_.monotonicMs() - *triedAtMs_ < againMs && !wanted_)
            return false;
        wanted_ = true;
    }
    wake_.notify_all();
    return true;
}

bool IssuerKeys::isDue() const {
    const auto nowMs = clock_.monotonicMs();
    if (!triedAtMs_)
        return true;
    if (nowMs - *triedAtMs_ < againMs)
        return false;
    return wanted_ || !keys_ || nowMs - fetchedAtMs_ >= freshMs;
}

void IssuerKeys::refresh() {
    {
        const std::scoped_lock lock(guard_);
        if (!isDue())
            return;
        triedAtMs_ = clock_.monotonicMs();
    }
    // Not under the lock: whoever signs in meanwhile goes by the keys that are held.
    auto fetched = fetch_();
    const std::scoped_lock lock(guard_);
    wanted_ = false;
    if (!fetched) {
        log_.write(LogLevel::Warning, "signin",
            "the issuer's keys could not be fetched, and are tried again: " + fetched.error().message);
        return;
    }
    keys_ = std::make_shared<const JsonWebKeys>(*std::move(fetched));
    fetchedAtMs_ = clock_.monotonicMs();
}

void IssuerKeys::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        refresh();
        std::unique_lock lock(guard_);
        wake_.wait_for(lock, stop, lookEvery, [this] { return isDue(); });
    }
}

} // namespace seenheard
