#pragma once

#include "platform/base/Error.h"
#include "platform/base/Id.h"

namespace seenheard {

/// What a store says where something is not there or does not fit: the same in both.
/// The store itself failed or does not answer: what was asked for may be asked for again, and nothing follows about it.
[[nodiscard]] bool isOfTheStore(const Error& error);

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
