#pragma once

#include "platform/base/FileDescriptor.h"
#include "platform/base/Result.h"

#include <filesystem>

namespace seenheard {

/// Keeps a second program out of a profile as long as it lives; a program that dies lets go by itself.
class FileLock {
public:
    /// Makes the file if it is not there and leaves it there afterwards. Never waits: Busy where it is held.
    [[nodiscard]] static Result<FileLock> take(const std::filesystem::path& file);

private:
    explicit FileLock(FileDescriptor held) : held_(std::move(held)) {}

    FileDescriptor held_;
};

} // namespace seenheard
