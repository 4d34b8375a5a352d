#pragma once

#include "platform/crypto/Signing.h"
#include "sync/records/Cbor.h"
#include "sync/records/Picture.h"

#include <string>

namespace seenheard {

/// The server's word that it holds the whole of one sealed picture: its octets have the hash that the picture's id is.
struct PictureReceipt {
    static constexpr std::uint64_t formatVersion = 1;

    std::string serverName;
    PictureId picture;
    std::uint64_t octets = 0;
    std::int64_t receivedAtMs = 0; ///< Server time.
    Signature signature;           ///< By the issuing key, over all before it.

    bool operator==(const PictureReceipt&) const = default;
};

void signReceipt(PictureReceipt& receipt, const SigningKey& issuing);
[[nodiscard]] bool verify(const PictureReceipt& receipt, const PublicKey& issuing);

[[nodiscard]] Bytes canonicalBytes(const PictureReceipt& receipt);
[[nodiscard]] PictureReceipt readPictureReceipt(CborReader& reader);

} // namespace seenheard
