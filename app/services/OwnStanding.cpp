#include "app/services/OwnStanding.h"

namespace seenheard {

namespace {

std::optional<Reference> aboutOf(const RecordState& state) {
    const auto* heads = headsAt(state, RegisterKey{{envelope::about}});
    if (!heads || heads->empty())
        return std::nullopt;
    const auto* about = std::get_if<Reference>(&heads->front().value);
    return about ? std::optional(*about) : std::nullopt;
}

} // namespace

OwnStanding standingOf(
    const FormDefinition& form, const RecordState& shown, const OfficerId& me, const OfficerOf& officerOf) {
    OwnStanding standing{ownAnswers(form, shown, me, officerOf), false, aboutOf(shown)};
    const auto said = standing.answers.find(RegisterKey{{envelope::submitted}});
    standing.submitted = said != standing.answers.end() && said->second == Value(true);
    return standing;
}

} // namespace seenheard
