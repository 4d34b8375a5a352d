#pragma once

#include "platform/base/Result.h"
#include "platform/crypto/OpenSslHandle.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <memory>
#include <string>

namespace seenheard {

/// How a token may be signed. Nothing else is: not "none", and not a secret that both sides know.
enum class TokenAlgorithm : std::uint8_t {
    Rs256, ///< RSASSA-PKCS1-v1_5 with SHA-256, 2048 bits at least.
    Es256  ///< ECDSA on P-256 with SHA-256.
};

/// One public key by which an issuer signs.
struct JsonWebKey {
    TokenAlgorithm algorithm = TokenAlgorithm::Rs256;
    std::shared_ptr<EVP_PKEY> key;
};

/// The keys of an issuer by their ids ("kid").
using JsonWebKeys = std::map<std::string, JsonWebKey>;

/// The octets of base64url without padding; nothing where it is not the one way to write them.
[[nodiscard]] std::optional<Bytes> fromBase64Url(std::string_view text);

/// From a JWKS document (RFC 7517). Keys of other kinds, of other uses and without an id are passed over; Malformed
/// where the document is none, where no key is left, and where one id stands twice.
[[nodiscard]] Result<JsonWebKeys> jsonWebKeysFrom(const nlohmann::json& document);

} // namespace seenheard
