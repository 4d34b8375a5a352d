#include "tests/unit/forms/Cases.h"

#include "platform/crypto/Hashing.h"
#include "sync/forms/Json.h"
#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard::testing {

ItemIds itemIdsForTests() {
    return [next = 0](std::string_view list, const std::optional<Reference>& picked) mutable {
        const std::string name = picked ? picked->id : std::to_string(++next);
        const Hash hash = sha256({bytesOf(list), bytesOf(name)});
        ItemId id;
        std::copy_n(hash.octets.begin(), ItemId::size, id.octets.begin());
        return id;
    };
}

Answers answersOfCase(const std::string& file, const std::string& form) {
    const auto json = parseJson(sourceFile("app/demo/cases/" + file + ".json"));
    REQUIRE(json.ok());
    const auto answers = answersFromJson(bundledForm(form), *json, itemIdsForTests());
    INFO((answers.ok() ? std::string() : answers.error().message));
    REQUIRE(answers.ok());
    return *answers;
}

} // namespace seenheard::testing
