#pragma once

#include "platform/base/Result.h"
#include "sync/records/Value.h"

#include <optional>

namespace seenheard {

/// Where an officer was when the tablet was locked.
struct Place {
    RecordId record;
    bool writing = false; ///< In Capture; else reading the record.
    std::string path;     ///< Of the field that had the cursor; empty where none had.

    bool operator==(const Place&) const = default;
};

/// Keeps the place inside the vault, since locking ends the program.
class PlaceService {
public:
    virtual ~PlaceService() = default;

    [[nodiscard]] virtual Status keep(const Place& place) = 0;
    /// The place kept last, which is then forgotten.
    [[nodiscard]] virtual Result<std::optional<Place>> take() = 0;
};

} // namespace seenheard
