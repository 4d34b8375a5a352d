#include "sync/server/store/StoreErrors.h"

namespace seenheard {

bool isOfTheStore(const Error& error) {
    return error.code == ErrorCode::StorageFailed || error.code == ErrorCode::StorageFull
        || error.code == ErrorCode::Unreachable;
}

Error noSuchSigner() {
    return {ErrorCode::NotFound, "There is no signer of that id. 'seenheard-server signers list' names them."};
}

Error numberNotMissing() {
    return {ErrorCode::NotFound, "That number is not missing. 'seenheard-server gaps list' names those that are."};
}

Error noSuchRecordNamed() {
    return {ErrorCode::NotFound, "No entry names a record of that id."};
}

Error noEntryOfThatNumber() {
    return {ErrorCode::NotFound, "No entry has that number."};
}

Error noSuchRecord(const RecordId& id) {
    return {ErrorCode::NotFound, "There is no record " + id.hex() + " in the server's store."};
}

Error recordDisposedOf(const RecordId& id) {
    return {ErrorCode::NotFound, "The record " + id.hex() + " has been disposed of."};
}

Error formPublishedBefore(const std::string& id, const std::string& version) {
    return {ErrorCode::AlreadyExists, "This definition of " + id + " " + version + " has been published before."};
}

Error referenceSetMoved(const std::string& set) {
    return {ErrorCode::Busy, "The set " + set + " was changed at the same time; do this again."};
}

Error changedDisposedRecord() {
    return {ErrorCode::Internal, "A record that has been disposed of was to be changed."};
}

Error noEntryNamesPicture() {
    return {ErrorCode::NotFound, "No entry that is here names that picture."};
}

Error pictureNotHere() {
    return {ErrorCode::NotFound, "The picture has not come to this server yet."};
}

Error pictureTooLarge() {
    return {ErrorCode::TooLarge, "The picture has more octets than the entry says that names it."};
}

Error pictureDamaged() {
    return {ErrorCode::BadSignature, "The octets are not those of the picture. Send it from the beginning."};
}

} // namespace seenheard
