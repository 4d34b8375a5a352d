#pragma once

#include "sync/forms/FormDefinition.h"

namespace seenheard {

/// A small form with a field of each policy.
[[nodiscard]] std::string testFormJson(const std::string& version = "1", const std::string& id = "test_form");

/// Registers of the test form.
namespace test_form {
[[nodiscard]] RegisterKey concern(); ///< One, a protective finding: none, some, serious.
[[nodiscard]] RegisterKey words();   ///< Text, an account.
[[nodiscard]] RegisterKey picture();
[[nodiscard]] RegisterKey telephone(); ///< Text, a finding by latest.
[[nodiscard]] RegisterKey child();     ///< A picked person, a finding by latest; makes a child's scope.
[[nodiscard]] RegisterKey team();      ///< Of the envelope; makes a team's scope.
[[nodiscard]] RegisterKey submitted();
} // namespace test_form

} // namespace seenheard
