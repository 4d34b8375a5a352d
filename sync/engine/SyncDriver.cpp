#include "sync/engine/SyncDriver.h"

namespace seenheard {

SyncDriver::SyncDriver(Transport& transport, const Clock& clock, Random& random, MakeSession makeSession,
    const RetryPolicy& policy, MakePictures makePictures)
    : transport_(transport)
    , clock_(clock)
    , random_(random)
    , makeSession_(std::move(makeSession))
    , policy_(policy)
    , makePictures_(std::move(makePictures)) {}

SyncDriver::~SyncDriver() {
    stop();
}

void SyncDriver::exchange(Done done) {
    waiting_.push_back(std::move(done));
    if (!state_.running)
        begin();
}

void SyncDriver::cancel() {
    if (!state_.running)
        return;
    transport_.cancel();
    session_.reset();
    pictures_.reset();
    waiting_.clear();
    again_ = false;
    state_.running = false;
    tell();
}

void SyncDriver::start(Scheduler& scheduler, Changed changed) {
    scheduler_ = &scheduler;
    changed_ = std::move(changed);
    if (!state_.running)
        plan(0);
}

void SyncDriver::stop() {
    changed_ = nullptr;
    unplan();
    scheduler_ = nullptr;
    cancel();
}

void SyncDriver::wake() {
    if (state_.running)
        again_ = true;
    else if (state_.failures == 0)
        plan(0);
}

void SyncDriver::networkChanged() {
    state_.failures = 0;
    if (state_.running)
        again_ = true;
    else
        plan(0);
}

void SyncDriver::begin() {
    unplan();
    state_.running = true;
    again_ = false;
    session_ = makeSession_();
    tell();
    step();
}

void SyncDriver::step() {
    auto request = session_->nextRequest();
    if (!request)
        finish(request.error());
    else if (!*request)
        stepPictures();
    else
        transport_.send(
            std::move(**request), [this](const Result<HttpResponse>& response) { take(response); },
            [this] { settle(); });
}

void SyncDriver::stepPictures() {
    const bool first = !pictures_;
    if (first && makePictures_)
        pictures_ = makePictures_();
    if (!pictures_ || again_) { // Words first, always.
        finish(totals());
        return;
    }
    auto request = pictures_->nextRequest();
    if (request && *request && first)
        noteSuccess();
    if (!request)
        finish(request.error());
    else if (!*request)
        finish(totals());
    else
        transport_.send(std::move(**request), [this](const Result<HttpResponse>& response) { take(response); });
}

SyncTotals SyncDriver::totals() const {
    auto totals = session_->totals();
    if (pictures_) {
        const auto& more = pictures_->totals();
        totals.picturesSent = more.sent;
        totals.picturesFetched = more.fetched;
        totals.roundTrips += more.roundTrips;
        totals.bytesUp += more.bytesUp;
        totals.bytesDown += more.bytesDown;
    }
    return totals;
}

void SyncDriver::settle() {
    const auto settled = session_->settle();
    if (settled)
        return;
    transport_.cancel();
    finish(settled.error());
}

void SyncDriver::take(const Result<HttpResponse>& response) {
    askedMs_ = response ? response->retryAfterMs : std::nullopt;
    if (!response) {
        finish(response.error());
        return;
    }
    if (pictures_)
        takePicture(*response);
    else if (const auto taken = session_->take(*response); !taken)
        finish(taken.error());
    else
        step();
}

std::optional<std::int64_t> SyncDriver::waitAfter(const Result<SyncTotals>& outcome) {
    if (outcome)
        return again_ ? 0 : outcome->received > 0 && !outcome->gathering ? policy_.soonMs : policy_.quietMs;
    if (!worthRetrying(outcome.error().code))
        return std::nullopt;
    if (askedMs_)
        return policy_.afterRefusal(state_.failures, *askedMs_, jitterFrom(random_));
    return policy_.afterFailure(state_.failures, jitterFrom(random_));
}

void SyncDriver::takePicture(const HttpResponse& response) {
    const auto done = [this] { return pictures_->totals().sent + pictures_->totals().fetched; };
    const auto before = done();
    if (const auto taken = pictures_->take(response); !taken) {
        finish(taken.error());
        return;
    }
    if (done() > before)
        tell();
    stepPictures();
}

void SyncDriver::noteSuccess() {
    state_.failures = 0;
    state_.lastFailure.reset();
    state_.lastSuccessMs = clock_.now().utcMs;
    tell();
}

void SyncDriver::finish(const Result<SyncTotals>& outcome) {
    state_.running = false;
    session_.reset();
    pictures_.reset();
    if (outcome) {
        state_.failures = 0;
        state_.lastFailure.reset();
        state_.lastSuccessMs = clock_.now().utcMs;
    } else {
        ++state_.failures;
        state_.lastFailure = outcome.error();
    }
    if (const auto wait = waitAfter(outcome))
        plan(*wait);
    tell();
    // Whoever is told may ask for the next exchange at once.
    for (const auto& done : std::exchange(waiting_, {}))
        done(outcome);
}

void SyncDriver::plan(std::int64_t delayMs) {
    unplan();
    if (scheduler_ == nullptr)
        return;
    state_.nextTryMs = clock_.now().utcMs + delayMs;
    ticket_ = scheduler_->after(delayMs, [this] {
        ticket_.reset();
        if (!state_.running)
            begin();
    });
    if (!state_.running)
        tell();
}

void SyncDriver::unplan() {
    if (ticket_ && scheduler_ != nullptr)
        scheduler_->cancel(*ticket_);
    ticket_.reset();
    state_.nextTryMs.reset();
}

void SyncDriver::tell() {
    if (changed_)
        changed_();
}

} // namespace seenheard
