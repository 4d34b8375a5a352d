#include "app/storage/LockedPictures.h"

namespace seenheard {

Result<std::optional<WaitingPicture>> LockedPictures::waiting(const std::optional<PictureId>& after) {
    for (const auto& file : files_.all())
        if (file.state == PictureFileState::Waiting && (!after || file.id > *after))
            return std::optional(WaitingPicture{file.id, file.octets});
    return std::optional<WaitingPicture>{};
}

Result<Bytes> LockedPictures::piece(const PictureId& picture, std::uint64_t offset, std::size_t most) {
    return files_.piece(picture, offset, most);
}

Status LockedPictures::noteReceipt(const PictureReceipt& receipt) {
    return wiped_ ? files_.drop(receipt.picture) : files_.settle(receipt.picture);
}

Result<std::optional<WantedPicture>> LockedPictures::wanted(const std::optional<PictureId>&) {
    return std::optional<WantedPicture>{};
}

Result<bool> LockedPictures::takePiece(const PictureId&, std::uint64_t, BytesView, std::uint64_t) {
    return fail(ErrorCode::Internal, "A locked tablet fetches no picture.");
}

Status LockedPictures::noteAbsent(const PictureId&) {
    return success();
}

} // namespace seenheard
