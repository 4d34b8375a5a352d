#pragma once

#include "sync/server/sequencer/Sequencer.h"
#include "sync/server/store/ServerStore.h"

namespace seenheard {

/// Whether this process can serve now: its store, the disk under it, the sequencer. Looked at once a second at most,
/// however often it is asked. From many threads.
class Readiness {
public:
    struct Part {
        std::string_view name;
        Status standing;
    };

    /// Under `diskReserve` octets of free space it is not ready; 0 for no bound.
    Readiness(ServerStore& store, Sequencer& sequencer, std::uint64_t diskReserve, const Clock& clock)
        : store_(store)
        , sequencer_(sequencer)
        , diskReserve_(diskReserve)
        , clock_(clock) {}

    [[nodiscard]] std::vector<Part> look();

private:
    [[nodiscard]] Status checkDisk();

    ServerStore& store_;
    Sequencer& sequencer_;
    std::uint64_t diskReserve_;
    const Clock& clock_;
    std::mutex guard_;
    std::vector<Part> parts_;
    std::int64_t lookedAtMs_ = 0;
};

/// Free octets of the disk that a directory is on, for those who are not root.
[[nodiscard]] Result<std::uint64_t> freeBytes(const std::filesystem::path& directory);

} // namespace seenheard
