#pragma once

#include "sync/server/signin/JsonWebKey.h"

#include <optional>

namespace seenheard {

/// Where an issuer is, and whose certificates are believed.
struct IssuerPlace {
    std::string issuer;                   ///< "https://id.example/realms/force", as tokens name it.
    std::optional<std::string> authority; ///< A PEM file; nothing: those that this machine trusts.
};

/// InvalidInput where it is no https address without query and fragment.
[[nodiscard]] Status checkIssuer(const std::string& issuer);

/// Asks an issuer for its keys: the document at /.well-known/openid-configuration (which has to name this issuer), and
/// the keys at the address that stands there. HTTPS alone, no redirections, 256 KiB and ten seconds in all. Waits.
[[nodiscard]] Result<JsonWebKeys> fetchIssuerKeys(const IssuerPlace& place);

} // namespace seenheard
