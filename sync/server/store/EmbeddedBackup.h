#pragma once

#include "platform/base/Clock.h"
#include "sync/server/store/EmbeddedFiles.h"

#include <optional>
#include <string>

namespace seenheard {

/// Where one backup was put: a directory for the data and one for the records' keys, both named by its moment. One
/// without a description was cut off and is no backup.
struct EmbeddedBackup {
    std::filesystem::path data;
    std::filesystem::path keys;
    std::size_t pictures = 0; ///< That were not in an earlier backup.
};

/// Backs up a store while it is used. The data goes below one directory, the records' keys below another, so that
/// they can be kept for another time; the secret goes nowhere. What was copied is looked through. `facts` is what the
/// description of each says of the store. Pictures are kept once for all backups.
[[nodiscard]] Result<EmbeddedBackup> backUp(const EmbeddedFiles& store, const std::filesystem::path& dataDirectory,
    const std::filesystem::path& keysDirectory, const std::string& facts, const Clock& clock);

/// Removes the keys' backups that are older than that; yields how many.
[[nodiscard]] Result<std::size_t> removeOldKeys(
    const std::filesystem::path& keysDirectory, std::int64_t days, const Clock& clock);

/// Puts a backup where no store is; its secret has to lie there already. Without `keys` those that are there stay.
/// What was copied is looked through before anything gets its name.
[[nodiscard]] Status putBack(
    const EmbeddedFiles& store, const std::filesystem::path& data, const std::optional<std::filesystem::path>& keys);

/// What the description of a backup says.
[[nodiscard]] Result<std::string> factsOf(const std::filesystem::path& backup);

} // namespace seenheard
