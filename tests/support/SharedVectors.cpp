#include "tests/support/SharedVectors.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <sstream>
#include <string>

namespace seenheard {

std::filesystem::path sharedVector(std::string_view name) {
    const auto path = std::filesystem::path(SEENHEARD_SHARED_DIR) / "vectors" / name;
    if (!std::filesystem::exists(path))
        SKIP("the published vectors " << name << " are not on this machine (CMake: SEENHEARD_SHARED_DIR)");
    return path;
}

std::string sharedVectorText(std::string_view name) {
    std::ifstream file(sharedVector(name), std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

} // namespace seenheard
