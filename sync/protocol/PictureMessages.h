#pragma once

#include "sync/protocol/PictureReceipt.h"

#include <optional>

namespace seenheard {

/// Up: the next octets of a sealed picture that an entry names; without any it only asks how much the server has.
/// Nobody signs it: the octets have to have the hash that an officer signed.
struct PictureOffer {
    static constexpr std::uint64_t formatVersion = 1;

    std::string serverName;
    PictureId picture;
    std::uint64_t offset = 0;
    std::optional<Bytes> octets; ///< At most limits::pictureChunkBytes.

    bool operator==(const PictureOffer&) const = default;
};

/// Its answer: how many octets the server has, from the beginning; all of them with the receipt.
struct PictureStanding {
    static constexpr std::uint64_t formatVersion = 1;

    std::uint64_t had = 0;
    std::optional<PictureReceipt> receipt;

    bool operator==(const PictureStanding&) const = default;
};

/// Asks for octets of a picture that a record names, which its reader may read. Signed like an exchange.
struct PictureRequest {
    static constexpr std::uint64_t formatVersion = 1;

    std::string serverName;
    SignerId signer;
    std::int64_t serverTimeMs = 0; ///< As in an ExchangeRequest.
    RecordId record;
    PictureId picture;
    std::uint64_t offset = 0;

    bool operator==(const PictureRequest&) const = default;
};

struct SignedPictureRequest {
    Bytes request; ///< Canonical bytes of the PictureRequest.
    Signature signature;

    bool operator==(const SignedPictureRequest&) const = default;
};

/// Down: octets from the offset that was asked for.
struct PictureChunk {
    static constexpr std::uint64_t formatVersion = 1;

    std::uint64_t offset = 0;
    std::uint64_t size = 0; ///< Of the whole sealed picture.
    Bytes octets;

    bool operator==(const PictureChunk&) const = default;
};

[[nodiscard]] Bytes canonicalBytes(const PictureOffer& offer);
[[nodiscard]] Result<PictureOffer> pictureOfferFrom(BytesView canonical);
[[nodiscard]] Bytes canonicalBytes(const PictureStanding& standing);
[[nodiscard]] Result<PictureStanding> pictureStandingFrom(BytesView canonical);

[[nodiscard]] SignedPictureRequest signRequest(const PictureRequest& request, const SigningKey& signer);
/// Of the signature alone.
[[nodiscard]] bool verify(const SignedPictureRequest& request, const PublicKey& signer);
[[nodiscard]] Bytes canonicalBytes(const PictureRequest& request);
[[nodiscard]] Result<PictureRequest> pictureRequestFrom(BytesView canonical);
[[nodiscard]] Bytes canonicalBytes(const SignedPictureRequest& request);
[[nodiscard]] Result<SignedPictureRequest> signedPictureRequestFrom(BytesView canonical);

[[nodiscard]] Bytes canonicalBytes(const PictureChunk& chunk);
[[nodiscard]] Result<PictureChunk> pictureChunkFrom(BytesView canonical);

} // namespace seenheard
