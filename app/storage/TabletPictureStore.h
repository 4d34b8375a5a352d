#pragma once

#include "platform/database/Database.h"
#include "sync/engine/LocalPictures.h"
#include "sync/records/Picture.h"

#include <map>
#include <vector>

namespace seenheard {

/// How many pictures of this officer there are, and how many the server has.
struct PictureCount {
    std::uint64_t all = 0;
    std::uint64_t received = 0;

    bool operator==(const PictureCount&) const = default;
};

/// Which pictures were sealed on this tablet or are looked at on it, and where they stand. What opens them is in drafts
/// and entries; their octets lie beside the store (PictureFiles).
class TabletPictureStore {
public:
    explicit TabletPictureStore(Database& database) : database_(database) {}

    /// Sealed here, for a draft on that record.
    [[nodiscard]] Status add(const RecordId& record, const Picture& picture, std::int64_t nowMs);
    /// Sealed here, and only the black box knows what names it: the store was rolled back.
    [[nodiscard]] Status adopt(const PictureId& picture, std::uint64_t octets, std::int64_t nowMs);
    /// An own entry names it: from now on it waits for the server.
    [[nodiscard]] Status noteEntered(const PictureId& picture);
    [[nodiscard]] Result<std::optional<WaitingPicture>> waiting(const std::optional<PictureId>& after);
    [[nodiscard]] Status noteReceived(const PictureId& picture, std::int64_t atMs);
    /// The server may have lost what it received.
    [[nodiscard]] Status forgetReceipts();

    /// Somebody looks at it, and it is not here.
    [[nodiscard]] Status want(const RecordId& record, const Picture& picture, std::int64_t nowMs);
    [[nodiscard]] Result<std::optional<WantedPicture>> wanted(const std::optional<PictureId>& after);
    [[nodiscard]] Status wantNoMore(const PictureId& picture);

    [[nodiscard]] Result<PictureCount> count(const RecordId& record);
    [[nodiscard]] Result<std::map<RecordId, PictureCount>> counts();

    [[nodiscard]] Result<bool> has(const PictureId& picture);
    [[nodiscard]] Result<std::vector<PictureId>> received();
    /// Sealed before that time for a draft that never named it, or has ended without it.
    [[nodiscard]] Result<std::vector<PictureId>> unnamed(std::int64_t beforeMs);
    /// The record was disposed of, and with it what opens its pictures.
    [[nodiscard]] Status dispose(const RecordId& record);
    [[nodiscard]] Result<std::vector<PictureId>> disposedOf();
    /// The server has them, and their records are not here any more.
    [[nodiscard]] Result<std::vector<PictureId>> ofNoRecord();
    /// The server has them, and they were sealed here, or wanted, before that time.
    [[nodiscard]] Result<std::vector<PictureId>> receivedAndSeenBefore(std::int64_t ms);
    [[nodiscard]] Status remove(const PictureId& picture);

private:
    Database& database_;
};

} // namespace seenheard
