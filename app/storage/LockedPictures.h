#pragma once

#include "app/storage/PictureFiles.h"
#include "sync/engine/LocalPictures.h"

namespace seenheard {

/// Pictures of a locked or wiped tablet: whatever waits goes up, by the names of the files alone. Nothing is fetched.
class LockedPictures final : public LocalPictures {
public:
    /// `wiped`: what the server has is not kept.
    LockedPictures(PictureFiles files, bool wiped) : files_(std::move(files)), wiped_(wiped) {}

    [[nodiscard]] Result<std::optional<WaitingPicture>> waiting(const std::optional<PictureId>& after) override;
    [[nodiscard]] Result<Bytes> piece(const PictureId& picture, std::uint64_t offset, std::size_t most) override;
    [[nodiscard]] Status noteReceipt(const PictureReceipt& receipt) override;
    [[nodiscard]] Result<std::optional<WantedPicture>> wanted(const std::optional<PictureId>& after) override;
    [[nodiscard]] Result<bool> takePiece(
        const PictureId& picture, std::uint64_t offset, BytesView octets, std::uint64_t size) override;
    [[nodiscard]] Status noteAbsent(const PictureId& picture) override;

private:
    PictureFiles files_;
    bool wiped_;
};

} // namespace seenheard
