#include "app/services/TabletPlaceService.h"

#include "sync/records/Cbor.h"

namespace seenheard {

Status TabletPlaceService::keep(const Place& place) {
    CborWriter writer;
    writer.array(3);
    writer.id(place.record);
    writer.boolean(place.writing);
    writer.text(place.path);
    return profile_.setPlace(writer.result());
}

Result<std::optional<Place>> TabletPlaceService::take() {
    const auto stored = profile_.place();
    if (!stored)
        return stored.error();
    if (stored->empty())
        return std::optional<Place>{};
    if (auto forgotten = profile_.setPlace({}); !forgotten)
        return forgotten.error();
    CborReader reader(*stored);
    Place place;
    reader.expectArray(3);
    place.record = reader.id<RecordId>();
    place.writing = reader.boolean();
    place.path = reader.text();
    // Only a convenience: what cannot be read leads to Today.
    return reader.finish("place") ? std::optional(place) : std::nullopt;
}

} // namespace seenheard
