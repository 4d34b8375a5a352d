#include "tests/simulation/network/SimulatedTransport.h"

namespace seenheard {

namespace {

constexpr std::int64_t patienceMs = 60'000;

Error unreachable() {
    return fail(ErrorCode::Unreachable, "The server did not answer.");
}

} // namespace

void SimulatedTransport::cancel() {
    if (underWay_) {
        underWay_->answer = nullptr;
        road_.timeline.cancel(underWay_->timeout);
    }
    underWay_.reset();
}

void SimulatedTransport::give(const std::shared_ptr<UnderWay>& underWay, Result<HttpResponse> response) {
    if (!underWay->answer)
        return;
    road_.timeline.cancel(underWay->timeout);
    if (underWay_ == underWay)
        underWay_.reset();
    const auto answer = std::exchange(underWay->answer, nullptr);
    const auto run = road_.run; // what runs may end this program
    run([&] { answer(std::move(response)); });
}

/// At once, later, or never.
void SimulatedTransport::tellSent(const std::shared_ptr<UnderWay>& underWay, Sent sent) {
    if (!sent || chance_.below(4) == 0)
        return;
    road_.timeline.after(static_cast<std::int64_t>(chance_.below(50)),
        [run = road_.run, waiting = std::weak_ptr(underWay), sent = std::move(sent)] {
            if (const auto still = waiting.lock(); still && still->answer)
                run(sent);
        });
}

void SimulatedTransport::send(HttpRequest request, Answer answer, Sent sent) {
    auto underWay = std::make_shared<UnderWay>();
    underWay->answer = std::move(answer);
    underWay_ = underWay;
    tellSent(underWay, std::move(sent));
    auto passage = road_.weather.passage(chance_, road_.faults);
    if (!road_.online)
        passage.requestLost = true;
    const bool quick = !road_.online; // no network at all is known at once
    underWay->timeout =
        road_.timeline.after(quick ? 200 : patienceMs, [this, underWay] { give(underWay, unreachable()); });
    if (passage.requestLost)
        return;
    if (passage.requestCut)
        request.body = cut(request.body, chance_);
    // From here on the message is the network's, whatever becomes of the program that sent it.
    auto& timeline = road_.timeline;
    const std::weak_ptr<UnderWay> waiting = underWay;
    timeline.after(passage.thereMs,
        [this, &timeline, waiting, farSide = road_.farSide, request, passage, chance = chance_]() mutable {
            auto response = farSide(request);
            if (passage.againMs)
                timeline.after(*passage.againMs, [farSide, request] { static_cast<void>(farSide(request)); });
            const auto waits = waiting.lock();
            if (!waits || !waits->answer)
                return; // nobody waits any more, and so this object may be gone
            if (!response || passage.answerLost)
                return;
            if (passage.answerCut)
                response->body = cut(response->body, chance);
            timeline.after(passage.backMs, [this, waiting, response = std::move(*response)]() mutable {
                if (const auto still = waiting.lock(); still && still->answer)
                    give(still, std::move(response));
            });
        });
}

} // namespace seenheard
