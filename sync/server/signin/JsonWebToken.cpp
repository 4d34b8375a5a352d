#include "sync/server/signin/JsonWebToken.h"

#include "sync/forms/Json.h"

#include <nlohmann/json.hpp>
#include <openssl/ecdsa.h>
#include <openssl/err.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace seenheard {

namespace {

using nlohmann::json;
using DigestContext = OpenSslHandle<EVP_MD_CTX, EVP_MD_CTX_free>;
using EcdsaSignature = OpenSslHandle<ECDSA_SIG, ECDSA_SIG_free>;

constexpr std::size_t mostPersonBytes = 64;
constexpr std::size_t ecdsaHalf = 32; ///< Octets of each of the two numbers on P-256.

Error refused(const std::string& what) {
    return fail(ErrorCode::NotEntitled, "The sign-in is not good: " + what + " Sign in again.");
}

Error malformed() {
    return fail(ErrorCode::Malformed, "The Bearer of this request is no signed JSON Web Token.");
}

/// The three pieces between the dots, as they were signed and as they are.
struct Pieces {
    std::string_view signedText;
    json header;
    Bytes claims; ///< JSON, not to be read before the signature holds.
    Bytes signature;
};

Result<json> objectIn(const Bytes& octets) {
    auto read = parseJson(textOf(BytesView(octets)));
    if (!read || !read->is_object())
        return malformed();
    return read;
}

Result<Pieces> piecesOf(std::string_view token) {
    const auto first = token.find('.');
    const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
    if (token.size() > mostTokenBytes || second == std::string_view::npos)
        return malformed();
    const auto header = fromBase64Url(token.substr(0, first));
    auto claims = fromBase64Url(token.substr(first + 1, second - first - 1));
    auto signature = fromBase64Url(token.substr(second + 1));
    if (!header || !claims || !signature)
        return malformed();
    auto read = objectIn(*header);
    if (!read)
        return read.error();
    return Pieces{token.substr(0, second), *std::move(read), *std::move(claims), *std::move(signature)};
}

std::string textIn(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<TokenAlgorithm> algorithmOf(const json& header) {
    const auto name = textIn(header, "alg");
    if (name == "RS256")
        return TokenAlgorithm::Rs256;
    if (name == "ES256")
        return TokenAlgorithm::Es256;
    return fail(ErrorCode::Unsupported, "Tokens are taken that are signed by RS256 or ES256, and no others.");
}

/// As OpenSSL wants it, from the two numbers one behind the other.
std::optional<Bytes> derOf(const Bytes& raw) {
    if (raw.size() != 2 * ecdsaHalf)
        return std::nullopt;
    const EcdsaSignature signature(ECDSA_SIG_new());
    auto* r = BN_bin2bn(raw.data(), ecdsaHalf, nullptr);
    auto* s = BN_bin2bn(raw.data() + ecdsaHalf, ecdsaHalf, nullptr);
    if (!signature || r == nullptr || s == nullptr || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return std::nullopt;
    }
    unsigned char* out = nullptr;
    const int size = i2d_ECDSA_SIG(signature.get(), &out);
    if (size <= 0)
        return std::nullopt;
    Bytes der(out, out + size);
    OPENSSL_free(out);
    return der;
}

bool holds(const Pieces& pieces, const JsonWebKey& key) {
    const auto signature =
        key.algorithm == TokenAlgorithm::Es256 ? derOf(pieces.signature) : std::optional(pieces.signature);
    const DigestContext context(EVP_MD_CTX_new());
    const auto octets = bytesOf(pieces.signedText);
    const bool good = signature && context
        && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.key.get()) == 1
        && EVP_DigestVerify(context.get(), signature->data(), signature->size(), octets.data(), octets.size()) == 1;
    ERR_clear_error();
    return good;
}

/// Seconds since 1970, with or without a fraction.
std::optional<std::int64_t> msIn(const json& claims, const char* name) {
    const auto found = claims.find(name);
    if (found == claims.end() || !found->is_number())
        return std::nullopt;
    constexpr double mostSeconds = 1e11;
    const auto seconds = found->get<double>();
    if (!(std::abs(seconds) <= mostSeconds))
        return std::nullopt;
    return static_cast<std::int64_t>(seconds * 1000.0);
}

bool isFor(const json& claims, const std::string& audience) {
    const auto found = claims.find("aud");
    if (found == claims.end())
        return false;
    if (found->is_string())
        return found->get<std::string>() == audience;
    if (!found->is_array() || std::ranges::find(*found, json(audience)) == found->end())
        return false;
    // For several: it has to have been given to us.
    return found->size() == 1 || textIn(claims, "azp") == audience;
}

Status checkTimes(const json& claims, std::int64_t nowMs) {
    const auto until = msIn(claims, "exp");
    if (!until || nowMs >= *until + tokenToleranceMs)
        return refused("it is over, or does not say when it is.");
    if (claims.contains("nbf")) {
        const auto from = msIn(claims, "nbf");
        if (!from || nowMs < *from - tokenToleranceMs)
            return refused("it does not hold yet.");
    }
    return success();
}

} // namespace

Result<std::string> keyIdOf(std::string_view token) {
    const auto pieces = piecesOf(token);
    if (!pieces)
        return pieces.error();
    if (const auto algorithm = algorithmOf(pieces->header); !algorithm)
        return algorithm.error();
    auto id = textIn(pieces->header, "kid");
    return id.empty() ? Result<std::string>(refused("it names no key.")) : Result(std::move(id));
}

Result<SignedInPerson> verifyToken(
    std::string_view token, const JsonWebKeys& keys, const TokenRules& rules, std::int64_t nowMs) {
    const auto id = keyIdOf(token);
    if (!id)
        return id.error();
    const auto pieces = piecesOf(token);
    // What it says has to be understood is not.
    if (!pieces || pieces->header.contains("crit"))
        return malformed();
    const auto key = keys.find(*id);
    if (key == keys.end())
        return fail(ErrorCode::NotFound, "The key that the sign-in names is not among the issuer's.");
    // The key decides how it is signed, not the token.
    if (*algorithmOf(pieces->header) != key->second.algorithm || !holds(*pieces, key->second))
        return refused("its signature does not hold.");
    const auto claims = objectIn(pieces->claims);
    if (!claims)
        return claims.error();
    if (textIn(*claims, "iss") != rules.issuer)
        return refused("it is of another issuer.");
    if (!isFor(*claims, rules.audience))
        return refused("it is for somebody else than this server.");
    if (auto timely = checkTimes(*claims, nowMs); !timely)
        return timely.error();
    auto person = textIn(*claims, rules.personClaim.c_str());
    if (person.empty() || person.size() > mostPersonBytes)
        return refused("it does not say by '" + rules.personClaim + "' who it is.");
    return SignedInPerson{std::move(person), *msIn(*claims, "exp")};
}

} // namespace seenheard
