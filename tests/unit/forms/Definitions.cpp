#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <sstream>

namespace seenheard::testing {

std::string sourceFile(const std::string& path) {
    std::ifstream file(std::string(SEENHEARD_SOURCE_DIR) + "/" + path, std::ios::binary);
    REQUIRE(file.good());
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

const FormDefinition& incidentObservation() {
    static const FormDefinition form = [] {
        auto loaded = FormDefinition::fromJson(bytesOf(sourceFile("app/forms/incident_observation.json")));
        INFO((loaded.ok() ? std::string("loaded") : loaded.error().message));
        REQUIRE(loaded.ok());
        return std::move(loaded).value();
    }();
    return form;
}

Result<FormDefinition> formWith(const std::string& fields) {
    const std::string json = R"({"id": "tried", "version": "1", "title": "Tried",
        "about": ["incident"], "facts": ["today", "officer_role"],
        "scopes": {"author": "officer", "team": "team"},
        "sections": [{"name": "scene", "label": "The scene"}],
        "reasons": [{"name": "asleep", "label": "Asleep"}, {"name": "other", "label": "Another", "asks_note": true}],
        "choice_lists": {"shared": [{"number": 1, "name": "one", "label": "One"}, {"number": 2, "name": "two", "label": "Two"}]},
        "fields": [)"
        + fields + "]}";
    return FormDefinition::fromJson(bytesOf(json));
}

} // namespace seenheard::testing
