#pragma once

#include "platform/base/Result.h"
#include "platform/crypto/SecretBytes.h"

#include <cstdint>

namespace seenheard {

/// What is asked of Windows itself, in one place that knows its headers and nothing of Qt.

/// WDA_EXCLUDEFROMCAPTURE, by the window's handle as a number.
[[nodiscard]] bool leaveOutOfScreenshots(std::uintptr_t window);
/// Seals octets for this account by DPAPI: only its sign-in on this computer opens them.
[[nodiscard]] Result<Bytes> sealForAccount(BytesView secret, std::string_view name);
/// Locked where another account or computer sealed them, or under another name.
[[nodiscard]] Result<SecretBytes> openForAccount(BytesView sealed, std::string_view name);

} // namespace seenheard
