#include "tests/simulation/judge/Verdict.h"

#include <string_view>

namespace seenheard {

void Verdict::find(BrokenPromise breach, std::string what) {
    constexpr std::array<std::string_view, 4> words{"lost", "phantom", "diverged", "undetected"};
    const auto at = static_cast<std::size_t>(breach);
    ++counts_[at];
    if (!first_)
        first_ = std::string(words[at]) + ": " + std::move(what);
}

} // namespace seenheard
