#pragma once

#include "app/storage/TabletPictureStore.h"

#include <map>

namespace seenheard {

/// Pictures to look at, and where they stand. Writes nothing.
class PictureService {
public:
    virtual ~PictureService() = default;

    /// The picture's own file (JPEG or PNG), in memory. NotFound where it is not on this tablet; BadSignature where its
    /// file is damaged.
    [[nodiscard]] virtual Result<Bytes> open(const Picture& picture) = 0;
    /// This officer's own, named by entries of that record.
    [[nodiscard]] virtual Result<PictureCount> count(const RecordId& record) = 0;
    /// The same of each record that has any.
    [[nodiscard]] virtual Result<std::map<RecordId, PictureCount>> counts() = 0;
};

/// Pictures coming to the tablet: taken here, or fetched.
class PictureKeepingService {
public:
    virtual ~PictureKeepingService() = default;

    /// Seals it and puts it on the disk: what it yields is an answer to a question, to be given next. NotEntitled where
    /// the force does not allow pictures of that kind.
    [[nodiscard]] virtual Result<Picture> keep(const RecordId& record, const PlainPicture& picture) = 0;
    /// Fetches a picture of a record that is not here, at once if there is a network.
    [[nodiscard]] virtual Status fetch(const RecordId& record, const Picture& picture) = 0;
};

} // namespace seenheard
