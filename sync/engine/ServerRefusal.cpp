#include "sync/engine/ServerRefusal.h"

#include "sync/protocol/ErrorAnswer.h"

#include <array>

namespace seenheard {

namespace {

/// The codes a server may set off on a tablet; every other word is a plain refusal.
constexpr std::array meaningful{ErrorCode::NotEntitled, ErrorCode::Revoked, ErrorCode::BadSignature,
    ErrorCode::TooLarge, ErrorCode::Malformed, ErrorCode::Unsupported, ErrorCode::Busy, ErrorCode::NotFound,
    ErrorCode::InvalidInput, ErrorCode::AlreadyExists, ErrorCode::StorageFull, ErrorCode::StorageFailed};

ErrorCode codeFor(std::string_view word) {
    for (const auto code : meaningful) {
        if (wordFor(code) == word) {
            // Its disk, not ours.
            return code == ErrorCode::StorageFull || code == ErrorCode::StorageFailed ? ErrorCode::ServerRefused : code;
        }
    }
    return ErrorCode::ServerRefused;
}

Error plainError(int status) {
    const auto number = " (HTTP " + std::to_string(status) + ").";
    if (status == 413)
        return fail(ErrorCode::TooLarge, "The server refused the message as too large" + number);
    if (status == 401 || status == 403)
        return fail(ErrorCode::NotEntitled, "The server does not let this tablet in" + number);
    if (status == 404)
        return fail(ErrorCode::ServerRefused,
            "What answers at that address is no server of ours: it does not know the exchange" + number);
    if (status == 429 || status == 503)
        return fail(ErrorCode::Busy, "The server is busy" + number + " The tablet tries again by itself.");
    return fail(ErrorCode::ServerRefused, "The server answered with an error" + number);
}

} // namespace

ServerRefusal serverRefusal(const HttpResponse& response) {
    const auto answer = errorAnswerFrom(response.body);
    if (!answer)
        return {plainError(response.status), std::nullopt, false, false};
    return {fail(codeFor(answer->code), "The server answered: " + answer->message),
        answer->code == "clock_off" ? answer->serverTimeMs : std::nullopt, answer->code == "send_whole",
        answer->code == "signer_unknown"};
}

Error unreadableAnswer(const Error& why) {
    const auto code =
        why.code == ErrorCode::TooLarge || why.code == ErrorCode::Unsupported ? why.code : ErrorCode::Malformed;
    return fail(code, "What the server answered cannot be read: " + why.message + " Nothing of it was taken in.");
}

} // namespace seenheard
