#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace seenheard {

/// seenheard-verify: 0 where the export is whole, 1 where it is not, 2 where that could not be found out.
[[nodiscard]] int runVerifyProgram(const std::vector<std::string>& words, std::ostream& out, std::ostream& err);

} // namespace seenheard
