#include "sync/server/store/EmbeddedPictureStore.h"

#include "platform/base/AppendFile.h"
#include "platform/base/File.h"
#include "platform/crypto/Hashing.h"
#include "sync/protocol/Limits.h"
#include "sync/server/store/StoreErrors.h"

#include <system_error>

namespace seenheard {

namespace {

std::uint64_t lengthOf(const std::filesystem::path& file) {
    std::error_code failure;
    const auto length = std::filesystem::file_size(file, failure);
    return failure ? 0 : length;
}

Status removed(const std::filesystem::path& file) {
    std::error_code failure;
    std::filesystem::remove(file, failure);
    return failure ? Status(fileError("remove", file, failure.value())) : success();
}

} // namespace

std::filesystem::path EmbeddedPictureStore::fileOf(const PictureId& picture) const {
    return connections_.files().pictures / picture.hex();
}

std::filesystem::path EmbeddedPictureStore::partOf(const PictureId& picture) const {
    return connections_.files().pictures / (picture.hex() + ".part");
}

Result<KeptPicture> EmbeddedPictureStore::standing(const PictureId& picture) {
    auto known = connections_.read([&picture](EmbeddedConnection& connection) -> Result<KeptPicture> {
        auto select = connection.data.prepare(
            "select max(pictures.octets), (select received_at from received_pictures where picture = ?1) from pictures "
            "join records on records.number = pictures.record where pictures.picture = ?1 and disposed_leaf is null");
        if (!select)
            return select.error();
        if (auto status = select->bind(0, picture).one(); !status)
            return status.error();
        if (select->isNull(0))
            return noEntryNamesPicture();
        KeptPicture kept;
        kept.octets = static_cast<std::uint64_t>(select->integer(0));
        if (!select->isNull(1))
            kept.receivedAtMs = select->integer(1);
        return kept;
    });
    if (!known)
        return known;
    // A backup of the tables may have been put back without the files, or the other way round: then it comes again.
    if (known->receivedAtMs && lengthOf(fileOf(picture)) != known->octets)
        known->receivedAtMs.reset();
    known->had = known->receivedAtMs ? known->octets : lengthOf(partOf(picture));
    return known;
}

Result<KeptPicture> EmbeddedPictureStore::append(
    const PictureId& picture, std::uint64_t offset, BytesView octets, std::int64_t nowMs) {
    const auto before = standing(picture);
    if (!before || before->receivedAtMs)
        return before;
    if (octets.size() > before->octets || offset > before->octets - octets.size())
        return pictureTooLarge();
    std::error_code failure;
    std::filesystem::create_directories(connections_.files().pictures, failure);
    if (failure)
        return fileError("make", connections_.files().pictures, failure.value());
    {
        auto part = AppendFile::open(partOf(picture));
        if (!part)
            return part.error();
        if (part->size() != offset)
            return standing(picture);
        if (auto appended = part->append(octets); !appended)
            return appended.error();
        if (part->size() < before->octets)
            return standing(picture);
        if (auto flushed = part->flush(); !flushed)
            return flushed.error();
    }
    if (auto finished = finish(picture, nowMs); !finished)
        return finished.error();
    return standing(picture);
}

Status EmbeddedPictureStore::finish(const PictureId& picture, std::int64_t nowMs) {
    const auto whole = readFile(partOf(picture), limits::pictureBytes);
    if (!whole)
        return whole.error();
    if (sha256(*whole).octets != picture.octets) {
        if (auto gone = removed(partOf(picture)); !gone)
            return gone;
        return pictureDamaged();
    }
    auto named = moveWithoutReplacing(partOf(picture), fileOf(picture));
    if (!named && named.error().code == ErrorCode::AlreadyExists) {
        // Of an earlier time than the tables, or cut off: this one is known to be whole.
        if (auto gone = removed(fileOf(picture)); !gone)
            return gone;
        named = moveWithoutReplacing(partOf(picture), fileOf(picture));
    }
    if (!named)
        return named;
    auto writer = connections_.writer();
    auto insert = writer.connection.data.prepare("insert into received_pictures (picture, received_at) values (?, ?) "
                                                 "on conflict do update set received_at = excluded.received_at");
    if (!insert)
        return insert.error();
    return insert->bind(0, picture).bind(1, nowMs).run();
}

Result<Bytes> EmbeddedPictureStore::read(
    const RecordId& record, const PictureId& picture, std::uint64_t offset, std::size_t most) {
    const auto named = connections_.read([&](EmbeddedConnection& connection) -> Result<bool> {
        auto select =
            connection.data.prepare("select 1 from pictures join records on records.number = pictures.record "
                                    "where pictures.picture = ? and records.id = ? and disposed_leaf is null");
        if (!select)
            return select.error();
        return select->bind(0, picture).bind(1, record).row();
    });
    if (!named)
        return named.error();
    const auto kept = *named ? standing(picture) : noEntryNamesPicture();
    if (!kept)
        return kept.error();
    if (!kept->receivedAtMs)
        return pictureNotHere();
    auto whole = readFile(fileOf(picture), limits::pictureBytes);
    if (!whole)
        return whole;
    const auto from = std::min<std::uint64_t>(offset, whole->size());
    return copyOf(BytesView(*whole).subspan(from, std::min<std::uint64_t>(most, whole->size() - from)));
}

Status namePicture(Database& data, std::int64_t record, const Picture& picture) {
    if (!mayBeKept(picture))
        return success();
    auto insert = data.prepare(
        "insert into pictures (picture, record, octets) values (?, ?, ?) on conflict (picture, record) do nothing");
    if (!insert)
        return insert.error();
    return insert->bind(0, picture.id).bind(1, record).bind(2, std::int64_t{picture.octets}).run();
}

Status removeDisposedPictures(Database& data, const std::filesystem::path& folder) {
    std::vector<PictureId> gone;
    {
        auto select = data.prepare("select picture from pictures join records on records.number = pictures.record "
                                   "group by picture having count(*) = count(disposed_leaf)");
        if (!select)
            return select.error();
        for (auto more = select->row();; more = select->row()) {
            if (!more)
                return more.error();
            if (!*more)
                break;
            gone.push_back(select->id<PictureId>(0));
        }
    }
    for (const auto& picture : gone) {
        for (const auto* ending : {"", ".part"}) {
            if (auto done = removed(folder / (picture.hex() + ending)); !done)
                return done;
        }
        for (const auto* table :
            {"delete from received_pictures where picture = ?", "delete from pictures where picture = ?"}) {
            auto forget = data.prepare(table);
            if (!forget)
                return forget.error();
            if (auto status = forget->bind(0, picture).run(); !status)
                return status;
        }
    }
    return success();
}

} // namespace seenheard
