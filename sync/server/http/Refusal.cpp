#include "sync/server/http/Refusal.h"

#include "sync/protocol/Messages.h"

namespace seenheard {

namespace {

int statusFor(ErrorCode code) {
    switch (code) {
    case ErrorCode::InvalidInput:
    case ErrorCode::Malformed:
    case ErrorCode::Unsupported:
    case ErrorCode::BadSignature:
    case ErrorCode::FromTheFuture: return 400;
    case ErrorCode::TooLarge: return 413;
    case ErrorCode::NotEntitled: return 403;
    case ErrorCode::NotFound: return 404;
    case ErrorCode::AlreadyExists: return 409;
    case ErrorCode::Revoked: return 410;
    case ErrorCode::Unreachable:
    case ErrorCode::Busy: return 503;
    case ErrorCode::StorageFull: return 507;
    default: return 500;
    }
}

} // namespace

Response refusal(int status, std::string_view code, std::string message, std::optional<std::int64_t> serverTimeMs) {
    return {status, std::string(ErrorAnswer::contentType),
        canonicalBytes(ErrorAnswer{std::string(code), std::move(message), serverTimeMs}), {}, std::string(code)};
}

Response refusal(const Error& error) {
    const auto status = statusFor(error.code);
    if (status >= 500)
        return refusal(status, wordFor(error.code), "The server could not store or read its data. Try again later.");
    return refusal(status, wordFor(error.code), error.message);
}

Response restoredRefusal() {
    return refusal(503, restoredWord,
        "The server was restored from an older backup than this tablet knows, so it takes and sends nothing until "
        "whoever "
        "runs it has confirmed that. Nothing is lost: what is on this tablet stays here and is sent afterwards.");
}

Response answer(BytesView canonical) {
    return {200, std::string(messageContentType), packMessage(canonical), {}};
}

} // namespace seenheard
