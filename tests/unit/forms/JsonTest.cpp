#include "sync/forms/Json.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace seenheard {
namespace {

TEST_CASE("Every published parsing test is judged as its name says") {
    const std::filesystem::path folder = std::string(SEENHEARD_SHARED_DIR) + "/vectors/json/test_parsing";
    if (!std::filesystem::exists(folder))
        SKIP("The public JSON vectors are not here.");
    std::size_t judged = 0;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        const std::string name = file.path().filename().string();
        std::ifstream stream(file.path(), std::ios::binary);
        std::ostringstream content;
        content << stream.rdbuf();
        const auto parsed = parseJson(content.str());
        CAPTURE(name);
        if (name.starts_with("y_"))
            CHECK(parsed.ok());
        if (name.starts_with("n_"))
            CHECK_FALSE(parsed.ok());
        ++judged;
    }
    CHECK(judged > 300);
}

TEST_CASE("What breaks is named by its position and never repeated") {
    const auto parsed = parseJson(R"({"quote": "my dad hit} me)");
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().message.find("octet") != std::string::npos);
    CHECK(parsed.error().message.find("dad") == std::string::npos);
}

TEST_CASE("Depth is limited, brackets inside words do not count") {
    CHECK_FALSE(parseJson(std::string(65, '[') + std::string(65, ']')).ok());
    CHECK(parseJson(std::string(64, '[') + std::string(64, ']')).ok());
    CHECK(parseJson("\"" + std::string(1000, '[') + "\\\"" + "\"").ok());
}

} // namespace
} // namespace seenheard
