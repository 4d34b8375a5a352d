#include "app/storage/TabletPictures.h"

namespace seenheard {

namespace {

constexpr std::int64_t dayMs = 24LL * 3'600'000;
constexpr std::int64_t looksLastMs = 14 * dayMs;

} // namespace

Status TabletPictures::keep(const RecordId& record, const SealedPicture& picture) {
    if (auto added = files_.add(picture); !added)
        return added;
    return rows_.add(record, picture.picture, clock_.now().utcMs);
}

Status TabletPictures::want(const RecordId& record, const Picture& picture) {
    return files_.has(picture.id) ? success() : rows_.want(record, picture, clock_.now().utcMs);
}

Result<std::optional<WaitingPicture>> TabletPictures::waiting(const std::optional<PictureId>& after) {
    auto from = after;
    for (;;) {
        auto next = rows_.waiting(from);
        // One whose file the disk has lost cannot be sent, and must not keep the others.
        if (!next || !*next || files_.has((*next)->id))
            return next;
        from = (*next)->id;
    }
}

Result<Bytes> TabletPictures::piece(const PictureId& picture, std::uint64_t offset, std::size_t most) {
    return files_.piece(picture, offset, most);
}

Status TabletPictures::noteReceipt(const PictureReceipt& receipt) {
    if (auto noted = rows_.noteReceived(receipt.picture, receipt.receivedAtMs); !noted)
        return noted;
    return files_.settle(receipt.picture);
}

Result<std::optional<WantedPicture>> TabletPictures::wanted(const std::optional<PictureId>& after) {
    auto next = rows_.wanted(after);
    if (next && *next)
        (*next)->had = files_.fetched((*next)->id);
    return next;
}

Result<bool> TabletPictures::takePiece(
    const PictureId& picture, std::uint64_t offset, BytesView octets, std::uint64_t size) {
    auto whole = files_.append(picture, offset, octets, size);
    if (!whole || !*whole)
        return whole;
    if (auto done = rows_.wantNoMore(picture); !done)
        return done.error();
    return true;
}

Status TabletPictures::noteAbsent(const PictureId& picture) {
    return rows_.wantNoMore(picture);
}

Status TabletPictures::removeAll(const Result<std::vector<PictureId>>& pictures) {
    if (!pictures)
        return pictures.error();
    for (const auto& picture : *pictures) {
        if (auto gone = files_.drop(picture); !gone)
            return gone;
        if (auto gone = rows_.remove(picture); !gone)
            return gone;
    }
    return success();
}

Status TabletPictures::sweep(bool rolledBack) {
    const auto now = clock_.now().utcMs;
    if (auto done = removeAll(rows_.unnamed(now - dayMs)); !done)
        return done;
    if (auto done = removeAll(rows_.ofNoRecord()); !done)
        return done;
    if (auto done = removeAll(rows_.disposedOf()); !done)
        return done;
    return sweepFiles(rolledBack);
}

Status TabletPictures::sweepFiles(bool rolledBack) {
    files_.removeLeftovers();
    const auto received = rows_.received();
    const auto old = rows_.receivedAndSeenBefore(clock_.now().utcMs - looksLastMs);
    if (!received || !old)
        return !received ? received.error() : old.error();
    const std::set<PictureId> there(received->begin(), received->end());
    const std::set<PictureId> longThere(old->begin(), old->end());
    for (const auto& file : files_.all()) {
        const auto known = rows_.has(file.id);
        if (!known)
            return known.error();
        Status done = success();
        if (!*known && rolledBack && file.state == PictureFileState::Waiting)
            done = rows_.adopt(file.id, file.octets, clock_.now().utcMs);
        else if (!*known || longThere.contains(file.id))
            done = files_.drop(file.id); // a row still says that it was received
        else if (file.state == PictureFileState::Waiting && there.contains(file.id))
            done = files_.settle(file.id);
        else if (file.state == PictureFileState::Kept && !there.contains(file.id))
            done = files_.unsettle(file.id);
        if (!done)
            return done;
    }
    return success();
}

} // namespace seenheard
