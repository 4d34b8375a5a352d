#pragma once

#include "sync/server/store/LogStore.h"

#include <map>
#include <mutex>

namespace seenheard {

/// Who is enrolled on a tablet or a desk: of several the newest. Remembers whom it found, for an enrolment never
/// changes hands; how it stands is for whoever asks to look up. Called from many threads.
class TabletDirectory {
public:
    explicit TabletDirectory(LogStore& log) : log_(log) {}

    /// Nobody where no enrolment names that tablet.
    [[nodiscard]] Result<std::optional<SignerId>> signerOn(const TabletId& tablet);

private:
    LogStore& log_;
    std::mutex guard_;
    std::map<TabletId, SignerId> known_;
};

} // namespace seenheard
