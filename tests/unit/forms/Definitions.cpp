#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace seenheard::testing {

std::string sourceFile(const std::string& path) {
    std::ifstream file(std::string(SEENHEARD_SOURCE_DIR) + "/" + path, std::ios::binary);
    REQUIRE(file.good());
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

const FormDefinition& bundledForm(const std::string& id) {
    static std::map<std::string, FormDefinition> forms;
    if (const auto known = forms.find(id); known != forms.end())
        return known->second;
    auto loaded = FormDefinition::fromJson(bytesOf(sourceFile("app/forms/" + id + ".json")));
    INFO((loaded.ok() ? std::string("loaded") : loaded.error().message));
    REQUIRE(loaded.ok());
    return forms.emplace(id, std::move(loaded).value()).first->second;
}

std::vector<std::string> bundledForms() {
    std::vector<std::string> ids;
    for (const auto& file : std::filesystem::directory_iterator(std::string(SEENHEARD_SOURCE_DIR) + "/app/forms"))
        if (file.path().extension() == ".json")
            ids.push_back(file.path().stem().string());
    std::sort(ids.begin(), ids.end());
    return ids;
}

const FormDefinition& incidentObservation() {
    return bundledForm("incident_observation");
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
