#pragma once

#include "sync/rules/WhatFollows.h"

#include <string>
#include <vector>

namespace seenheard::testing {

/// What follows from answers (JSON) to a bundled form, begun and looked at at these moments.
[[nodiscard]] std::vector<Consequence> followsFrom(const std::string& form, const std::string& json,
    const std::string& at = "2022-03-05T02:30:00+00:00", const LocalFacts& local = {});

/// Those of one rule.
[[nodiscard]] std::vector<Consequence> ofRule(const std::vector<Consequence>& all, std::string_view rule);

} // namespace seenheard::testing
