#pragma once

#include "platform/base/Error.h"
#include "platform/base/Id.h"

namespace seenheard {

/// What a store says where something is not there or does not fit: the same in both.
[[nodiscard]] Error noSuchSigner();
[[nodiscard]] Error numberNotMissing();
[[nodiscard]] Error noSuchRecordNamed();
[[nodiscard]] Error noEntryOfThatNumber();
[[nodiscard]] Error noSuchRecord(const RecordId& id);
[[nodiscard]] Error recordDisposedOf(const RecordId& id);
[[nodiscard]] Error formPublishedBefore(const std::string& id, const std::string& version);
[[nodiscard]] Error referenceSetMoved(const std::string& set);
[[nodiscard]] Error changedDisposedRecord();
[[nodiscard]] Error noEntryNamesPicture();
[[nodiscard]] Error pictureNotHere();
[[nodiscard]] Error pictureTooLarge();
[[nodiscard]] Error pictureDamaged();

} // namespace seenheard
