// Of the force: two histories, and answers that are not what the server said.
#include "tests/simulation/Force.h"

namespace seenheard {

namespace {

std::optional<ExchangeRequest> askedIn(const HttpRequest& request) {
    const auto canonical = unpackMessage(request.body);
    const auto envelope = canonical ? signedRequestFrom(*canonical) : Result<SignedRequest>(canonical.error());
    auto inner = envelope ? exchangeRequestFrom(envelope->request) : Result<ExchangeRequest>(envelope.error());
    return inner ? std::optional(std::move(*inner)) : std::nullopt;
}

} // namespace

std::optional<HttpResponse> Force::lied(const HttpRequest& request, const HttpResponse& response) {
    const auto asked = askedIn(request);
    const auto said = unpackMessage(response.body);
    if (response.status != 200 || !asked || !said)
        return std::nullopt;
    auto answer = exchangeResponseFrom(*said);
    if (!answer)
        return std::nullopt;
    answer->serverTimeMs = ++lieMark_;
    const auto lie = hostile_.lie(std::move(*answer), *asked, chance_);
    if (!lie)
        return std::nullopt;
    judge_.expectRefusal(lieMark_);
    return HttpResponse{200, packMessage(canonicalBytes(*lie))};
}

std::optional<HttpResponse> Force::pretended(const HttpRequest& request) {
    const auto asked = askedIn(request);
    if (!asked)
        return std::nullopt;
    const auto& truth = judge_.log();
    ExchangeResponse answer;
    answer.serverTimeMs = timeline_.nowMs();
    answer.treeHead.ref = {0, truth.size(), truth.rootAt(truth.size())};
    const auto pretence = hostile_.pretend(std::move(answer), *asked);
    return pretence ? std::optional(HttpResponse{200, packMessage(canonicalBytes(*pretence))}) : std::nullopt;
}

bool Force::showTwoHistories(Chance& chance) {
    second_ = SecondHistory::of(*server_, *place_, serverClock_, chance);
    if (!second_)
        return false;
    for (auto many = 1 + chance.below(2); many > 0; --many)
        astray_.insert(chance.below(tablets_.size()));
    for (const auto tablet : astray_) {
        judge_.expectSecondHistory(tablet);
        tablets_[tablet]->place().keepCopy();
    }
    ++faults_["second history shown"];
    return true;
}

void Force::bringHistoriesTogether(Chance& chance) {
    const auto apart = std::exchange(astray_, {});
    pretending_ = chance.oneIn(2);
    meeting_ = judge_.deceived();
    // What a tablet was shown stands outside its store too.
    for (const auto number : judge_.deceived()) {
        auto& tablet = *tablets_[number];
        if (!chance.oneIn(2))
            continue;
        losePower(tablet);
        tablet.disturbed |= tablet.place().rollBack();
    }
    if (!chance.oneIn(3))
        return;
    // The other way round: the copy is what everybody else meets.
    for (const auto& tablet : tablets_)
        if (!apart.contains(tablet->number())) {
            astray_.insert(tablet->number());
            judge_.expectSecondHistory(tablet->number());
        }
}

void Force::checkTwoHistoriesFound() {
    for (const auto& tablet : tablets_) {
        const bool met = meeting_.contains(tablet->number());
        if (met && tablet->isRunning() && !tablet->driver().state().lastFailure)
            verdict_.find(BrokenPromise::Undetected,
                "tablet " + std::to_string(tablet->number()) + " met a second history and says nothing of it");
    }
    if (meeting_.empty())
        return;
    ++faults_["second history found"];
    // Without a pretence it was the server that was shown a head that it never signed for this log.
    if (!pretending_ && !place_->isStopped())
        verdict_.find(
            BrokenPromise::Undetected, "the server was shown a second history under its own name and goes on");
}

} // namespace seenheard
