#include "platform/base/AppendFile.h"

#include "platform/base/File.h"
#include "platform/base/FileWriting.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace seenheard {

AppendFile::AppendFile(std::filesystem::path path, FileDescriptor file, std::uint64_t length)
    : path_(std::move(path))
    , file_(std::move(file))
    , length_(length) {}

Result<AppendFile> AppendFile::open(const std::filesystem::path& file) {
    std::error_code unknown;
    if (!std::filesystem::exists(file, unknown))
        if (const auto made = createFileDurably(file, {}); !made && made.error().code != ErrorCode::AlreadyExists)
            return made.error();
    FileDescriptor opened(::open(file.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK));
    if (!opened.isOpen())
        return fileError("open", file, errno);
    struct stat facts {};
    // Locked before it is measured: a program that still held it could make it grow in between.
    if (flock(opened.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return fail(
                ErrorCode::Busy, "Another program is writing to " + file.string() + ". Close it and try again.");
        return fileError("lock", file, errno);
    }
    if (fstat(opened.number(), &facts) != 0)
        return fileError("look at", file, errno);
    if (!S_ISREG(facts.st_mode))
        return fail(ErrorCode::NotOurs, file.string() + " is not a file.");
    return AppendFile(file, std::move(opened), static_cast<std::uint64_t>(facts.st_size));
}

Status AppendFile::append(BytesView content) {
    if (const auto ready = usable(); !ready)
        return ready;
    if (const int failure = writeAt(file_, content, length_); failure != 0) {
        if (ftruncate(file_.number(), static_cast<off_t>(length_)) != 0)
            broken_ = true;
        return fileError("write to", path_, failure);
    }
    length_ += content.size();
    return success();
}

Status AppendFile::flush() {
    if (const auto ready = usable(); !ready)
        return ready;
    if (fdatasync(file_.number()) == 0)
        return success();
    const int failure = errno;
    broken_ = true;
    return fileError("make durable", path_, failure);
}

Status AppendFile::shortenTo(std::uint64_t length) {
    if (const auto ready = usable(); !ready)
        return ready;
    if (length > length_)
        return fail(ErrorCode::InvalidInput, path_.string() + " is shorter already.");
    if (ftruncate(file_.number(), static_cast<off_t>(length)) != 0)
        return fileError("shorten", path_, errno);
    length_ = length;
    return success();
}

Status AppendFile::usable() const {
    if (!broken_)
        return success();
    return fail(ErrorCode::StorageFailed,
        "An earlier write to " + path_.string() + " failed, so it is no longer written to. Start the program again.");
}

} // namespace seenheard
