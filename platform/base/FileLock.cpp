#include "platform/base/FileLock.h"

#include "platform/base/File.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>

namespace seenheard {

Result<FileLock> FileLock::take(const std::filesystem::path& file) {
    FileDescriptor opened(open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600));
    if (!opened.isOpen())
        return fileError("open the lock", file, errno);
    if (flock(opened.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return fail(ErrorCode::Busy,
                "Another program is using " + file.parent_path().string() + ". Close it and try again.");
        return fileError("lock", file, errno);
    }
    return FileLock(std::move(opened));
}

} // namespace seenheard
