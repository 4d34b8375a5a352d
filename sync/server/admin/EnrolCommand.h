#pragma once

#include "sync/server/access/EnrolmentOffice.h"
#include "sync/server/admin/Command.h"

namespace seenheard {

/// Makes a code, prints it on standard output and, with --qr, draws it on standard error.
[[nodiscard]] Status makeAndShow(
    ServerStore& store, const WantedCode& wanted, const Arguments& arguments, const CommandContext& context);

} // namespace seenheard
