#pragma once

#include "platform/base/Bytes.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

namespace seenheard {

/// Owns what OpenSSL made, and gives it back by the function that is for it.
template<auto free>
struct OpenSslFree {
    template<typename Held>
    void operator()(Held* held) const {
        free(held);
    }
};
template<typename Held, auto free>
using OpenSslHandle = std::unique_ptr<Held, OpenSslFree<free>>;

using X509Handle = OpenSslHandle<X509, X509_free>;
using KeyHandle = OpenSslHandle<EVP_PKEY, EVP_PKEY_free>;

/// Nothing where it is none; OpenSSL's queue of errors is for the caller to clear.
inline X509Handle x509From(BytesView der) {
    const auto* at = der.data();
    return X509Handle(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
}

inline KeyHandle privateKeyFrom(BytesView der) {
    const auto* at = der.data();
    return KeyHandle(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(der.size())));
}

} // namespace seenheard
