#pragma once

#include "sync/server/store/EmbeddedConnections.h"
#include "sync/server/store/PictureStore.h"

namespace seenheard {

/// Pictures of the embedded store: which there are stands in its tables, their sealed octets in one file each.
class EmbeddedPictureStore final : public PictureStore {
public:
    explicit EmbeddedPictureStore(EmbeddedConnections& connections) : connections_(connections) {}

    [[nodiscard]] Result<KeptPicture> standing(const PictureId& picture) override;
    [[nodiscard]] Result<KeptPicture> append(
        const PictureId& picture, std::uint64_t offset, BytesView octets, std::int64_t nowMs) override;
    [[nodiscard]] Result<Bytes> read(
        const RecordId& record, const PictureId& picture, std::uint64_t offset, std::size_t most) override;

private:
    [[nodiscard]] std::filesystem::path fileOf(const PictureId& picture) const;
    [[nodiscard]] std::filesystem::path partOf(const PictureId& picture) const;
    [[nodiscard]] Status finish(const PictureId& picture, std::int64_t nowMs);

    EmbeddedConnections& connections_;
};

/// Notes that a record names a picture; inside a transaction of the caller.
[[nodiscard]] Status namePicture(Database& data, std::int64_t record, const Picture& picture);
/// Removes the files of pictures of which every record was disposed. Their keys went with the records; this is for the
/// room.
[[nodiscard]] Status removeDisposedPictures(Database& data, const std::filesystem::path& folder);

} // namespace seenheard
