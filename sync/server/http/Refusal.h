#pragma once

#include "platform/base/Error.h"
#include "sync/server/http/Response.h"

#include <optional>
#include <string_view>

namespace seenheard {

/// Words on the wire that are no ErrorCode's: the tablet corrects its clock and asks again …
constexpr std::string_view clockOffWord = "clock_off";
/// … or shows its person that this server's history is not the one it knows.
constexpr std::string_view historyDiffersWord = "history_differs";

/// Somebody has shown a head that this server signed and its log does not have: it was restored from a backup.
constexpr std::string_view restoredWord = "restored";

/// 401: the signer is not known; a certificate of this server shows that its enrolment was lost with a restore.
constexpr std::string_view signerUnknownWord = "signer_unknown";
/// The tablet sends its entries again, whole.
constexpr std::string_view sendWholeWord = "send_whole";

/// An ErrorAnswer with its HTTP status; with the server's time where the word is `clock_off`.
[[nodiscard]] Response refusal(
    int status, std::string_view code, std::string message, std::optional<std::int64_t> serverTimeMs = std::nullopt);
/// An error of ours with the status that fits its code. What only concerns the server's own files is not told.
[[nodiscard]] Response refusal(const Error& error);

/// 503: nothing is taken and nothing sent until a new epoch is opened.
[[nodiscard]] Response restoredRefusal();

/// A packed message.
[[nodiscard]] Response answer(BytesView canonical);

} // namespace seenheard
