#pragma once

#include "platform/base/Result.h"

#include <functional>
#include <initializer_list>

namespace seenheard {

using Act = std::function<Status()>;

/// One after the other; stops at the first that fails.
[[nodiscard]] Status inOrder(std::initializer_list<Act> acts);

} // namespace seenheard
