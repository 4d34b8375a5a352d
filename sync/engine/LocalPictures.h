#pragma once

#include "platform/base/Result.h"
#include "sync/protocol/PictureReceipt.h"

#include <optional>

namespace seenheard {

/// A sealed picture on this tablet that the server is not known to have.
struct WaitingPicture {
    PictureId id;
    std::uint64_t octets = 0;
};

/// A picture that somebody looks at and that is not here, or not all of it.
struct WantedPicture {
    RecordId record;
    PictureId id;
    std::uint64_t had = 0; ///< Octets that came before a cut.
};

/// Sealed pictures as the engine needs them: it moves octets and opens none.
class LocalPictures {
public:
    virtual ~LocalPictures() = default;

    /// The first behind `after`, by id; nothing behind the last.
    [[nodiscard]] virtual Result<std::optional<WaitingPicture>> waiting(const std::optional<PictureId>& after) = 0;
    [[nodiscard]] virtual Result<Bytes> piece(const PictureId& picture, std::uint64_t offset, std::size_t most) = 0;
    /// The receipt has been verified.
    [[nodiscard]] virtual Status noteReceipt(const PictureReceipt& receipt) = 0;

    [[nodiscard]] virtual Result<std::optional<WantedPicture>> wanted(const std::optional<PictureId>& after) = 0;
    /// Octets behind those that came before; `size` is the whole's. Yields whether all is here now. BadSignature, and
    /// what came is forgotten, where the whole is not what its id says.
    [[nodiscard]] virtual Result<bool> takePiece(
        const PictureId& picture, std::uint64_t offset, BytesView octets, std::uint64_t size) = 0;
    /// The server has no such picture for this officer, or not yet: nobody asks for it until somebody looks again.
    [[nodiscard]] virtual Status noteAbsent(const PictureId& picture) = 0;
};

} // namespace seenheard
