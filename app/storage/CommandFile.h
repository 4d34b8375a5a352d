#pragma once

#include "app/storage/ProfileDirectory.h"
#include "platform/base/Result.h"

#include <cstdint>

namespace seenheard {

/// What whoever runs the server has told this profile, outside the vault: it has to hold while locked. Taking the file
/// away makes the profile no easier to open: the PIN is still needed, and what was wiped is gone.
struct CommandFile {
    std::uint64_t carriedOut = 0; ///< Number of the newest command done.
    bool locked = false;
    bool wiped = false;
    /// Told to, while the store was open. Written before anything else is done, so that it comes to pass whatever
    /// happens: whoever asks next for the profile finds it closed and finishes the wipe.
    bool wipeOrdered = false;

    bool operator==(const CommandFile&) const = default;
};

/// Nothing told yet where there is none; Corrupt where it cannot be read.
[[nodiscard]] Result<CommandFile> readCommandFile(const ProfileDirectory& profile);
[[nodiscard]] Status writeCommandFile(const ProfileDirectory& profile, const CommandFile& told);

} // namespace seenheard
