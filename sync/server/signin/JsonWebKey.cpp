#include "sync/server/signin/JsonWebKey.h"

#include <nlohmann/json.hpp>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/param_build.h>

#include <optional>

namespace seenheard {

namespace {

using nlohmann::json;
using KeyContext = OpenSslHandle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using ParameterBuilder = OpenSslHandle<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Parameters = OpenSslHandle<OSSL_PARAM, OSSL_PARAM_free>;
using Number = OpenSslHandle<BIGNUM, BN_free>;

constexpr std::size_t mostKeys = 64;
constexpr std::size_t mostIdBytes = 256;
constexpr int fewestBits = 2048;
constexpr int mostBits = 8192;
constexpr std::size_t coordinateBytes = 32; ///< On P-256.

std::string textIn(const json& key, const char* name) {
    const auto found = key.find(name);
    return found != key.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Whether it says nothing of the kind, or this.
bool saysNothingBut(const json& key, const char* name, std::string_view expected) {
    return !key.contains(name) || textIn(key, name) == expected;
}

std::shared_ptr<EVP_PKEY> keyOf(const char* kind, OSSL_PARAM* parameters) {
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
    EVP_PKEY* made = nullptr;
    const bool good = context && parameters != nullptr && EVP_PKEY_fromdata_init(context.get()) == 1
        && EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters) == 1;
    ERR_clear_error();
    return good ? std::shared_ptr<EVP_PKEY>(made, EVP_PKEY_free) : nullptr;
}

std::shared_ptr<EVP_PKEY> rsaKeyOf(const json& key) {
    const auto modulus = fromBase64Url(textIn(key, "n"));
    const auto exponent = fromBase64Url(textIn(key, "e"));
    if (!modulus || !exponent || modulus->size() > mostBits / 8 || exponent->size() > 8)
        return nullptr;
    const Number n(BN_bin2bn(modulus->data(), static_cast<int>(modulus->size()), nullptr));
    const Number e(BN_bin2bn(exponent->data(), static_cast<int>(exponent->size()), nullptr));
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder || BN_num_bits(n.get()) < fewestBits || BN_is_odd(e.get()) == 0 || BN_is_one(e.get()) == 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return nullptr;
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    return keyOf("RSA", parameters.get());
}

std::shared_ptr<EVP_PKEY> ellipticKeyOf(const json& key) {
    const auto x = fromBase64Url(textIn(key, "x"));
    const auto y = fromBase64Url(textIn(key, "y"));
    if (textIn(key, "crv") != "P-256" || !x || !y || x->size() != coordinateBytes || y->size() != coordinateBytes)
        return nullptr;
    Bytes point{0x04}; // uncompressed
    point.insert(point.end(), x->begin(), x->end());
    point.insert(point.end(), y->begin(), y->end());
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) != 1
        || OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
        return nullptr;
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    return keyOf("EC", parameters.get());
}

std::optional<JsonWebKey> signingKeyOf(const json& key) {
    if (!saysNothingBut(key, "use", "sig"))
        return std::nullopt;
    JsonWebKey made;
    const auto kind = textIn(key, "kty");
    if (kind == "RSA" && saysNothingBut(key, "alg", "RS256"))
        made = {TokenAlgorithm::Rs256, rsaKeyOf(key)};
    else if (kind == "EC" && saysNothingBut(key, "alg", "ES256"))
        made = {TokenAlgorithm::Es256, ellipticKeyOf(key)};
    return made.key ? std::optional(std::move(made)) : std::nullopt;
}

} // namespace

std::optional<Bytes> fromBase64Url(std::string_view text) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    Bytes octets;
    octets.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char letter : text) {
        const auto value = letters.find(letter);
        if (value == std::string_view::npos)
            return std::nullopt;
        bits = (bits << 6U | static_cast<std::uint32_t>(value)) & 0xffffU;
        count += 6;
        if (count < 8)
            continue;
        count -= 8;
        octets.push_back(static_cast<std::uint8_t>(bits >> count & 0xffU));
    }
    // What is left over is no octet, and nothing may stand in it.
    const bool whole = count < 6 && (bits & ((1U << count) - 1U)) == 0;
    return whole ? std::optional(std::move(octets)) : std::nullopt;
}

Result<JsonWebKeys> jsonWebKeysFrom(const json& document) {
    const auto list = document.is_object() ? document.find("keys") : document.end();
    if (!document.is_object() || list == document.end() || !list->is_array() || list->size() > mostKeys)
        return fail(ErrorCode::Malformed,
            "The issuer's keys are no JWKS document with at most " + std::to_string(mostKeys) + " keys.");
    JsonWebKeys keys;
    for (const auto& one : *list) {
        const auto id = one.is_object() ? textIn(one, "kid") : std::string();
        if (id.empty() || id.size() > mostIdBytes)
            continue;
        auto key = signingKeyOf(one);
        if (key && !keys.emplace(id, *std::move(key)).second)
            return fail(ErrorCode::Malformed, "Two of the issuer's keys have one id.");
    }
    if (keys.empty())
        return fail(ErrorCode::Malformed, "None of the issuer's keys is for RS256 or ES256 and has an id.");
    return keys;
}

} // namespace seenheard
