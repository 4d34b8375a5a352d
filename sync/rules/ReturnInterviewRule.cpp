#include "sync/forms/IsoTime.h"
#include "sync/rules/LondonTime.h"
#include "sync/rules/Rules.h"

namespace seenheard {
namespace {

constexpr std::int64_t within = 72 * std::int64_t{3'600'000};

/// The first clock stays beside the one that a correction restated.
std::string whyWithin(const Instant& returned, const std::optional<Instant>& first) {
    std::string why = "72 hours from when the child came back.";
    if (!first || first->utcMs == returned.utcMs)
        return why;
    return why + " First given as " + momentWords(londonTime(*first)) + ", which made it "
        + momentWords(londonTime({first->utcMs + within, 0, first->quality})) + ".";
}

} // namespace

Consequences returnInterviewRule(const ObservedRecord& record) {
    const AnswerView& child = record.scene;
    if (!child.asks("returned_at"))
        return {};
    Consequences consequences;
    const bool declined = child.isAnyOf("outcome_of_offer", {"declined_by_child", "declined_by_carer"});
    if (declined && !child.is("offered_again", "yes"))
        consequences.push_back({"R14", "Offer the return interview once more", "It was declined the first time.",
            std::nullopt, std::nullopt, false, ""});
    if (declined && !child.answered("carer_information_if_declined"))
        consequences.push_back({"R14", "Ask the parent or carer what they know", "The return interview was declined.",
            std::nullopt, std::nullopt, false, ""});
    const auto returned = child.instant("returned_at");
    if (!returned)
        return consequences;
    // Elapsed hours: neither calendar days nor what the clocks' change makes of them.
    const Instant due = londonTime({returned->utcMs + within, 0, returned->quality});
    const bool late = record.now.utcMs >= due.utcMs;
    const std::string why = whyWithin(*returned, record.local.firstReturnedAt);
    const bool isInterview = child.asks("outcome_of_offer");
    if (!child.answered("offered_at"))
        consequences.push_back(
            {"R12", "Offer a return interview", why, due, std::nullopt, late, isInterview ? "" : "return_interview"});
    if (!isInterview || (!declined && !child.is("outcome_of_offer", "accepted")))
        consequences.push_back(
            {"R12", "Hold the return interview", why, due, std::nullopt, late, isInterview ? "" : "return_interview"});
    return consequences;
}

} // namespace seenheard
