#pragma once

#include "app/storage/PictureFiles.h"
#include "app/storage/TabletPictureStore.h"
#include "platform/base/Clock.h"

#include <set>

namespace seenheard {

/// Pictures of an unlocked tablet: rows of the store and sealed files beside it, kept in step.
class TabletPictures final : public LocalPictures {
public:
    TabletPictures(TabletPictureStore& rows, PictureFiles files, Clock& clock)
        : rows_(rows)
        , files_(std::move(files))
        , clock_(clock) {}

    /// The sealed file first, then its row: after a crash between the two the file is removed at the next opening.
    /// Durable on success.
    [[nodiscard]] Status keep(const RecordId& record, const SealedPicture& picture);
    /// Fetches it at the next exchange, where it is not here.
    [[nodiscard]] Status want(const RecordId& record, const Picture& picture);
    [[nodiscard]] const PictureFiles& files() const { return files_; }

    [[nodiscard]] Result<std::optional<WaitingPicture>> waiting(const std::optional<PictureId>& after) override;
    [[nodiscard]] Result<Bytes> piece(const PictureId& picture, std::uint64_t offset, std::size_t most) override;
    [[nodiscard]] Status noteReceipt(const PictureReceipt& receipt) override;
    [[nodiscard]] Result<std::optional<WantedPicture>> wanted(const std::optional<PictureId>& after) override;
    [[nodiscard]] Result<bool> takePiece(
        const PictureId& picture, std::uint64_t offset, BytesView octets, std::uint64_t size) override;
    [[nodiscard]] Status noteAbsent(const PictureId& picture) override;

    /// At an opening, and at leisure: removes what nothing names, what the server has for two weeks, and what belonged
    /// to records that are gone. `rolledBack`: the black box knows entries that this store has
    /// lost, so a file without a row may be named by one of them and goes on waiting.
    [[nodiscard]] Status sweep(bool rolledBack);

private:
    [[nodiscard]] Status removeAll(const Result<std::vector<PictureId>>& pictures);
    [[nodiscard]] Status sweepFiles(bool rolledBack);

    TabletPictureStore& rows_;
    PictureFiles files_;
    Clock& clock_;
};

} // namespace seenheard
