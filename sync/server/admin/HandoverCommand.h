#pragma once

#include "sync/server/admin/Command.h"

namespace seenheard {

[[nodiscard]] Command handoverCommand();
[[nodiscard]] Command acknowledgeHandoverCommand();
[[nodiscard]] Command listHandoverCommand();

} // namespace seenheard
