#pragma once

#include "tests/simulation/network/Weather.h"
#include "tests/simulation/world/Timeline.h"

#include <memory>

namespace seenheard {

/// What is on the other side of the network: takes a message and answers, or does not (nothing).
using FarSide = std::function<std::optional<HttpResponse>(const HttpRequest&)>;

/// The road of one program on one tablet to the server. What is under way when the program ends still arrives.
class SimulatedTransport final : public Transport {
public:
    struct Road {
        Timeline& timeline;
        const Weather& weather;
        const bool& online; ///< Of the tablet.
        FaultCounts& faults;
        FarSide farSide;
        std::function<void(const std::function<void()>&)> run; ///< Around what the program does with an answer.
    };
    SimulatedTransport(Road road, Chance chance) : road_(std::move(road)), chance_(chance) {}
    ~SimulatedTransport() override { cancel(); }

    void send(HttpRequest request, Answer answer, Sent sent) override;
    void cancel() override;

private:
    /// One request under way; its answer is called once at most.
    struct UnderWay {
        Answer answer;
        Timeline::Ticket timeout = 0;
    };
    void tellSent(const std::shared_ptr<UnderWay>& underWay, Sent sent);
    void give(const std::shared_ptr<UnderWay>& underWay, Result<HttpResponse> response);

    Road road_;
    Chance chance_;
    std::shared_ptr<UnderWay> underWay_;
};

} // namespace seenheard
