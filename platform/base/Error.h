#pragma once

#include <string>
#include <string_view>

namespace seenheard {

/// Why something failed, for code that has to act on it. People read Error::message.
enum class ErrorCode {
    InvalidInput,   ///< What somebody typed or passed does not fit; the message names what and where.
    UnknownForm,    ///< No form of that id or hash is held here.
    UnknownField,   ///< The form has no such field.
    RuleBroken,     ///< A hard rule of the domain or of who may replace whom refuses it.
    NotEntitled,    ///< This person may not do this.
    NotFound,       ///< The thing named does not exist here.
    AlreadyExists,  ///< The thing named exists and may not be made twice.
    Malformed,      ///< Octets that are not what they claim to be.
    TooLarge,       ///< Over a size, depth or ratio limit; refused before it was read.
    BadSignature,   ///< A signature, commitment, proof or certificate does not verify.
    WrongPin,       ///< The PIN does not open the vault.
    Locked,         ///< The vault is locked, or has to wait.
    Revoked,        ///< The signer was revoked.
    NotOurs,        ///< A file that is not ours or cannot be decrypted with this key.
    FromTheFuture,  ///< Written by a newer version; refused untouched.
    Corrupt,        ///< Ours, but damaged.
    StorageFull,    ///< No space left.
    StorageFailed,  ///< Any other failure of file or database.
    Unreachable,    ///< The server did not answer.
    ServerRefused,  ///< The server answered with an error.
    WrongAuthority, ///< The other side is not certified by the authority pinned at enrolment.
    Busy,           ///< Somebody else holds it; trying again may work.
    Unsupported,    ///< Not available on this platform or in this version.
    Internal        ///< A promise inside the program was broken.
};

/// Stable machine-readable word for a code ("wrong_pin"), used on the wire and by --json.
[[nodiscard]] std::string_view wordFor(ErrorCode code);

/// One failure: what happened, where, and what to do, in words for a person.
/// Never holds anything an officer wrote.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
};

} // namespace seenheard
