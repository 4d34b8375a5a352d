#include "sync/rules/NotAlone.h"

#include <algorithm>

namespace seenheard {

bool notAlone(const Field& question, const Value& answer) {
    const auto* chosen = std::get_if<Choices>(&answer);
    if (question.name != "could_hear" || chosen == nullptr)
        return false;
    // What the form does not know by name is somebody: an adult of the incident, by id.
    return std::any_of(chosen->names.begin(), chosen->names.end(), [&](const std::string& name) {
        const Choice* choice = question.choice(name);
        return choice == nullptr || choice->excludes.empty();
    });
}

} // namespace seenheard
