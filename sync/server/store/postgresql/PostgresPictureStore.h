#pragma once

#include "sync/server/store/PictureStore.h"
#include "sync/server/store/postgresql/PostgresConnections.h"

namespace seenheard {

/// Sealed pictures on PostgreSQL, in the pieces in which they came: every process has them, and so have backups.
class PostgresPictureStore final : public PictureStore {
public:
    explicit PostgresPictureStore(PostgresConnections& connections) : connections_(connections) {}

    [[nodiscard]] Result<KeptPicture> standing(const PictureId& picture) override;
    [[nodiscard]] Result<KeptPicture> append(
        const PictureId& picture, std::uint64_t offset, BytesView octets, std::int64_t nowMs) override;
    [[nodiscard]] Result<Bytes> read(
        const RecordId& record, const PictureId& picture, std::uint64_t offset, std::size_t most) override;

private:
    PostgresConnections& connections_;
};

/// Removes the pictures of which every record was disposed. Their keys went with the records; this is for the room.
[[nodiscard]] Status removeDisposedPictures(PostgresDatabase& data);

} // namespace seenheard
