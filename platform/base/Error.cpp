#include "platform/base/Error.h"

namespace seenheard {

std::string_view wordFor(ErrorCode code) {
    switch (code) {
    case ErrorCode::InvalidInput: return "invalid_input";
    case ErrorCode::UnknownForm: return "unknown_form";
    case ErrorCode::UnknownField: return "unknown_field";
    case ErrorCode::RuleBroken: return "rule_broken";
    case ErrorCode::NotEntitled: return "not_entitled";
    case ErrorCode::NotFound: return "not_found";
    case ErrorCode::AlreadyExists: return "already_exists";
    case ErrorCode::Malformed: return "malformed";
    case ErrorCode::TooLarge: return "too_large";
    case ErrorCode::BadSignature: return "bad_signature";
    case ErrorCode::WrongPin: return "wrong_pin";
    case ErrorCode::Locked: return "locked";
    case ErrorCode::Revoked: return "revoked";
    case ErrorCode::NotOurs: return "not_ours";
    case ErrorCode::FromTheFuture: return "from_the_future";
    case ErrorCode::Corrupt: return "corrupt";
    case ErrorCode::StorageFull: return "storage_full";
    case ErrorCode::StorageFailed: return "storage_failed";
    case ErrorCode::Unreachable: return "unreachable";
    case ErrorCode::ServerRefused: return "server_refused";
    case ErrorCode::WrongAuthority: return "wrong_authority";
    case ErrorCode::Busy: return "busy";
    case ErrorCode::Unsupported: return "unsupported";
    case ErrorCode::Internal: return "internal";
    }
    return "internal";
}

} // namespace seenheard
