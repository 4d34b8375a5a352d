#include "sync/engine/LiveDriver.h"

#include "sync/protocol/Moves.h"
#include "sync/protocol/PackedMessage.h"

#include <algorithm>

namespace seenheard {

namespace {

/// Between an answer and the next question, spread: what one leaf sets off must not be all tablets at once.
constexpr std::int64_t mostPauseMs = 1'000;

std::optional<Cursor> newestIn(const HttpResponse& response) {
    if (response.status != 200)
        return std::nullopt;
    const auto canonical = unpackMessage(response.body);
    const auto moves = canonical ? movesFrom(*canonical) : Result<Moves>(canonical.error());
    return moves ? std::optional(moves->newest) : std::nullopt;
}

} // namespace

LiveDriver::LiveDriver(Transport& transport, Random& random, Position position, const RetryPolicy& policy)
    : transport_(transport)
    , random_(random)
    , position_(std::move(position))
    , policy_(policy) {}

LiveDriver::~LiveDriver() {
    stop();
}

void LiveDriver::start(Scheduler& scheduler, Moved moved) {
    scheduler_ = &scheduler;
    moved_ = std::move(moved);
    if (!asking_)
        plan(0);
}

void LiveDriver::stop() {
    if (ticket_ && scheduler_ != nullptr)
        scheduler_->cancel(*ticket_);
    ticket_.reset();
    scheduler_ = nullptr;
    moved_ = nullptr;
    if (std::exchange(asking_, false))
        transport_.cancel();
    connected_ = false;
}

void LiveDriver::networkChanged() {
    if (scheduler_ == nullptr)
        return;
    failures_ = 0;
    if (std::exchange(asking_, false))
        transport_.cancel();
    plan(0);
}

void LiveDriver::plan(std::int64_t delayMs) {
    if (ticket_)
        scheduler_->cancel(*ticket_);
    ticket_ = scheduler_->after(delayMs, [this] {
        ticket_.reset();
        ask();
    });
}

void LiveDriver::ask() {
    const auto here = position_();
    if (!here) {
        plan(policy_.mostMs);
        return;
    }
    asking_ = true;
    transport_.send({"GET", movesPath(std::max(*here, told_.value_or(*here))), {}},
        [this](const Result<HttpResponse>& response) { take(response); });
}

void LiveDriver::take(const Result<HttpResponse>& response) {
    asking_ = false;
    // Before anybody is told: what is told may stop us.
    plan(waitAfter(response));
    if (const auto newest = response ? newestIn(*response) : std::nullopt)
        hear(*newest);
}

std::int64_t LiveDriver::waitAfter(const Result<HttpResponse>& response) {
    connected_ = response && newestIn(*response);
    if (connected_) {
        failures_ = 0;
        return static_cast<std::int64_t>(jitterFrom(random_) * static_cast<double>(mostPauseMs));
    }
    // An older server does not know the question, and will not soon.
    if (response && (response->status == 404 || response->status == 405))
        return policy_.mostMs;
    ++failures_;
    const auto asked = response ? response->retryAfterMs : std::nullopt;
    return asked ? policy_.afterRefusal(failures_, *asked, jitterFrom(random_))
                 : policy_.afterFailure(failures_, jitterFrom(random_));
}

void LiveDriver::hear(const Cursor& newest) {
    const auto here = position_();
    const bool news = here && newest > *here && (!told_ || newest > *told_);
    told_ = newest;
    if (news && moved_)
        moved_();
}

} // namespace seenheard
