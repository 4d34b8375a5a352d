#pragma once

#include "tests/bench/DemoForce.h"
#include "tests/bench/LoadTablet.h"

namespace seenheard::bench {

/// Enrols that many tablets with the force's running server, each officer's one, so many to a team.
[[nodiscard]] Result<std::vector<LoadTablet>> enrolFleet(
    DemoForce& force, const FormDefinition& form, std::size_t tablets, std::size_t tabletsInTeam);

} // namespace seenheard::bench
