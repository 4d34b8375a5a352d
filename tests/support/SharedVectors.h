#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace seenheard {

/// Where a file of published test vectors lies ("wycheproof/ed25519_test.json"). Skips the running test, saying so,
/// where the vectors are not on this machine.
[[nodiscard]] std::filesystem::path sharedVector(std::string_view name);

/// The whole text of that file.
[[nodiscard]] std::string sharedVectorText(std::string_view name);

} // namespace seenheard
