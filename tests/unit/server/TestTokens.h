#pragma once

#include "platform/crypto/OpenSslHandle.h"

#include <nlohmann/json.hpp>

#include <string>

namespace seenheard {

/// Signs tokens as an issuer does, and as one does who wants to be taken for it.
class TestTokens {
public:
    enum class Kind : std::uint8_t { Rsa, ShortRsa, P256, P384 };

    TestTokens(std::string keyId, Kind kind);

    /// The key as it stands in a JWKS document.
    [[nodiscard]] nlohmann::json jwk() const;
    /// Signed as `header` says by its "alg": RS256, ES256, RS512, HS256 with the public key as the secret, none.
    [[nodiscard]] std::string token(const nlohmann::json& header, const nlohmann::json& claims) const;
    /// As it is right for this key.
    [[nodiscard]] std::string token(const nlohmann::json& claims) const;
    [[nodiscard]] const std::string& keyId() const { return keyId_; }

private:
    [[nodiscard]] Bytes signatureOf(const std::string& text, const std::string& algorithm) const;

    std::string keyId_;
    Kind kind_;
    KeyHandle key_;
};

[[nodiscard]] std::string base64Url(BytesView octets);

} // namespace seenheard
