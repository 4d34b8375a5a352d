#pragma once

#include "sync/server/signin/JsonWebKey.h"

namespace seenheard {

/// What a token has to be to count here.
struct TokenRules {
    std::string issuer;      ///< Exactly as tokens name it.
    std::string audience;    ///< This server, as the issuer knows it: its client id.
    std::string personClaim; ///< Which claim holds the force's number of a person.
};

/// Whose token it is.
struct SignedInPerson {
    std::string id; ///< Of the force's own lists.
    std::int64_t untilMs = 0;
};

/// A clock on either side may be this much off.
inline constexpr std::int64_t tokenToleranceMs = 60'000;
inline constexpr std::size_t mostTokenBytes = 8 * 1024;

/// Which key a token says it is signed with; Malformed where it is none, Unsupported for an algorithm that is not
/// taken. Nothing in it is to be believed yet.
[[nodiscard]] Result<std::string> keyIdOf(std::string_view token);

/// A token in compact form (RFC 7515, 7519), as the Bearer of a request. NotFound where its key is not among these,
/// NotEntitled for everything that is not right about it, in words that name what, and never what stands in it.
[[nodiscard]] Result<SignedInPerson> verifyToken(
    std::string_view token, const JsonWebKeys& keys, const TokenRules& rules, std::int64_t nowMs);

} // namespace seenheard
