#include "sync/server/store/postgresql/PostgresPictureStore.h"

#include "platform/crypto/Hashing.h"
#include "sync/server/store/StoreErrors.h"
#include "sync/server/store/postgresql/PostgresStandbys.h"

#include <algorithm>

namespace seenheard {

namespace {

Result<KeptPicture> standingIn(PostgresDatabase& data, const PictureId& picture) {
    const auto rows = data.one(
        "select max(p.octets), (select received_at from received_pictures where picture = $1), "
        "(select coalesce(max(position + octet_length(octets)), 0) from picture_octets where picture = $1) "
        "from pictures p join records r on r.number = p.record where p.picture = $1 and r.disposed_leaf is null",
        {picture});
    if (!rows)
        return rows.error();
    const auto row = rows->first();
    if (row.isNull(0))
        return noEntryNamesPicture();
    KeptPicture kept;
    kept.octets = static_cast<std::uint64_t>(row.integer(0));
    kept.had = static_cast<std::uint64_t>(row.integer(2));
    if (!row.isNull(1))
        kept.receivedAtMs = row.integer(1);
    return kept;
}

Result<Bytes> wholeOf(PostgresDatabase& data, const PictureId& picture) {
    const auto rows = data.run("select octets from picture_octets where picture = $1 order by position", {picture});
    if (!rows)
        return rows.error();
    Bytes whole;
    for (const auto row : *rows) {
        const auto piece = row.blob(0);
        whole.insert(whole.end(), piece.begin(), piece.end());
    }
    return whole;
}

/// One at a time for one picture, over all processes, until the transaction ends; Busy where somebody else is at it.
Status takeAlone(PostgresDatabase& data, const PictureId& picture) {
    std::int64_t number = 0;
    for (const auto octet : std::span(picture.octets).first(sizeof number))
        number = static_cast<std::int64_t>(static_cast<std::uint64_t>(number) << 8 | octet);
    const auto taken = data.one("select pg_try_advisory_xact_lock($1)::int", {number});
    if (!taken)
        return taken.error();
    return taken->first().integer(0) != 0
        ? success()
        : Status(fail(ErrorCode::Busy, "Somebody else is sending that picture. Try again in a moment."));
}

Status forget(PostgresDatabase& data, const std::vector<BytesView>& pictures) {
    for (const auto* remove : {"delete from picture_octets where picture = any ($1)",
             "delete from received_pictures where picture = any ($1)"}) {
        if (auto gone = data.change(remove, {pictures}); !gone)
            return gone;
    }
    return success();
}

/// The last piece has come: either the whole is what its id says, or all of it goes.
Result<bool> finish(PostgresDatabase& data, const PictureId& picture, std::int64_t nowMs) {
    const auto whole = wholeOf(data, picture);
    if (!whole)
        return whole.error();
    if (sha256(*whole).octets != picture.octets) {
        const auto gone = forget(data, {picture.bytes()});
        return gone ? Result(false) : gone.error();
    }
    const auto noted = data.change("insert into received_pictures (picture, received_at) values ($1, $2) "
                                   "on conflict (picture) do update set received_at = excluded.received_at",
        {picture, nowMs});
    return noted ? Result(true) : noted.error();
}

/// Empty where the octets turned out to be of something else.
Result<std::optional<KeptPicture>> appendIn(
    PostgresDatabase& data, const PictureId& picture, std::uint64_t offset, BytesView octets, std::int64_t nowMs) {
    if (auto alone = takeAlone(data, picture); !alone)
        return alone.error();
    const auto before = standingIn(data, picture);
    if (!before)
        return before.error();
    if (before->receivedAtMs) {
        // Whoever is told so may forget his own.
        const auto kept = PostgresStandbys::awaitAll(data);
        return kept ? Result(std::optional(*before)) : kept.error();
    }
    if (octets.size() > before->octets || offset > before->octets - octets.size())
        return pictureTooLarge();
    if (before->had != offset)
        return std::optional(*before);
    if (!octets.empty()) {
        if (auto kept = data.change("insert into picture_octets (picture, position, octets) values ($1, $2, $3)",
                {picture, offset, octets});
            !kept)
            return kept.error();
    }
    if (before->had + octets.size() == before->octets) {
        const auto whole = finish(data, picture, nowMs);
        if (!whole)
            return whole.error();
        if (!*whole)
            return std::optional<KeptPicture>();
    }
    const auto after = standingIn(data, picture);
    return after ? Result(std::optional(*after)) : after.error();
}

} // namespace

Result<KeptPicture> PostgresPictureStore::standing(const PictureId& picture) {
    return connections_.read([&picture](PostgresConnection& connection) -> Result<KeptPicture> {
        const auto found = standingIn(connection.data, picture);
        if (!found || !found->receivedAtMs)
            return found;
        const auto kept = PostgresStandbys::awaitAll(connection.data);
        return kept ? found : kept.error();
    });
}

Result<KeptPicture> PostgresPictureStore::append(
    const PictureId& picture, std::uint64_t offset, BytesView octets, std::int64_t nowMs) {
    // Beside the turn, which nobody should have to wait for because of pictures.
    return connections_.read([&](PostgresConnection& connection) -> Result<KeptPicture> {
        auto transaction = PostgresTransaction::begin(connection.data);
        if (!transaction)
            return transaction.error();
        const auto kept = appendIn(connection.data, picture, offset, octets, nowMs);
        if (!kept)
            return kept.error();
        if (auto done = transaction->commit(); !done)
            return done.error();
        return *kept ? Result(**kept) : pictureDamaged();
    });
}

Result<Bytes> PostgresPictureStore::read(
    const RecordId& record, const PictureId& picture, std::uint64_t offset, std::size_t most) {
    return connections_.read([&](PostgresConnection& connection) -> Result<Bytes> {
        const auto named =
            connection.data.run("select 1 from pictures p join records r on r.number = p.record "
                                "where p.picture = $1 and r.number = (select number from record_ids where id = $2) "
                                "and r.disposed_leaf is null",
                {picture, record});
        if (!named)
            return named.error();
        const auto kept =
            named->empty() ? Result<KeptPicture>(noEntryNamesPicture()) : standingIn(connection.data, picture);
        if (!kept)
            return kept.error();
        if (!kept->receivedAtMs)
            return pictureNotHere();
        const auto whole = wholeOf(connection.data, picture);
        if (!whole)
            return whole.error();
        const auto from = std::min<std::uint64_t>(offset, whole->size());
        return copyOf(BytesView(*whole).subspan(from, std::min<std::uint64_t>(most, whole->size() - from)));
    });
}

Status removeDisposedPictures(PostgresDatabase& data) {
    const auto rows = data.run("select p.picture from pictures p join records r on r.number = p.record "
                               "group by p.picture having count(*) = count(r.disposed_leaf)");
    if (!rows)
        return rows.error();
    std::vector<BytesView> gone;
    for (const auto row : *rows)
        gone.push_back(row.blob(0));
    if (gone.empty())
        return success();
    if (auto forgotten = forget(data, gone); !forgotten)
        return forgotten;
    return data.change("delete from pictures where picture = any ($1)", {gone});
}

} // namespace seenheard
