#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {
namespace {

using testing::incidentObservation;

TEST_CASE("The incident observation loads and is what it says it is") {
    const FormDefinition& form = incidentObservation();
    CHECK(form.id() == "incident_observation");
    CHECK(form.aboutKinds() == std::vector<std::string>{"incident"});
    CHECK(form.fields().size() > 20);
    CHECK_FALSE(form.hash().isZero());
}

} // namespace
} // namespace seenheard
