#include "app/shift/Places.h"

namespace seenheard {

namespace fs = std::filesystem;

Status Places::clear() const {
    for (const auto& needed : {server(), tablet(), forms(), demo()})
        if (!fs::exists(needed))
            return fail(ErrorCode::NotFound, needed.string() + " is not there. Build first, and play in the project.");
    std::error_code failure;
    fs::create_directories(pictures, failure);
    if (failure)
        return fail(ErrorCode::StorageFailed, "Could not make " + pictures.string() + ": " + failure.message());
    for (const auto& entry : fs::directory_iterator(pictures, failure)) {
        const auto ending = entry.path().extension();
        if (ending == ".png" || entry.path().filename() == "index.html" || entry.path() == world())
            fs::remove_all(entry.path(), failure);
    }
    fs::create_directories(world(), failure);
    if (failure)
        return fail(ErrorCode::StorageFailed, "Could not clear " + pictures.string() + ": " + failure.message());
    return success();
}

} // namespace seenheard
