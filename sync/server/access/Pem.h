#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

#include <string>
#include <string_view>

namespace seenheard {

/// The public key of a PEM file ("-----BEGIN PUBLIC KEY-----"), as DER SubjectPublicKeyInfo. InvalidInput where there
/// is none; a private key is refused, because it was not to be shown to anybody.
[[nodiscard]] Result<Bytes> publicKeyIn(std::string_view pem);

/// A certificate of these DER octets as PEM.
[[nodiscard]] std::string pemOf(BytesView certificate);

} // namespace seenheard
