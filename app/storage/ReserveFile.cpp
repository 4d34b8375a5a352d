#include "app/storage/ReserveFile.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

namespace seenheard {

namespace {

constexpr std::uint64_t plenty = 4 * ReserveFile::octets;

} // namespace

void ReserveFile::keep() const {
    std::error_code failure;
    const auto space = std::filesystem::space(file_.parent_path(), failure);
    if (failure || space.available < plenty || isThere())
        return;
    const int file = open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return;
    // Space that is really taken: a file with a hole in it keeps nothing back.
    const bool taken = posix_fallocate(file, 0, static_cast<off_t>(octets)) == 0;
    close(file);
    if (!taken)
        std::filesystem::remove(file_, failure);
}

bool ReserveFile::giveUp() const {
    std::error_code failure;
    return std::filesystem::remove(file_, failure);
}

bool ReserveFile::isThere() const {
    std::error_code failure;
    return std::filesystem::file_size(file_, failure) == octets && !failure;
}

} // namespace seenheard
