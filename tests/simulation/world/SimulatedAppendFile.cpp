// Takes the place of platform/base/AppendFile.cpp when the simulation is linked: the same class on real files, but
// whether octets are written and when they are durable is for the simulated disk of the running machine to say.
#include "platform/base/AppendFile.h"
#include "platform/base/File.h"
#include "platform/base/FileWriting.h"
#include "tests/simulation/world/Disk.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace seenheard {

AppendFile::AppendFile(std::filesystem::path path, FileDescriptor file, std::uint64_t length)
    : path_(std::move(path))
    , file_(std::move(file))
    , length_(length) {}

Result<AppendFile> AppendFile::open(const std::filesystem::path& file) {
    FileDescriptor opened(::open(file.c_str(), O_RDWR | O_CLOEXEC | O_CREAT, 0600));
    if (!opened.isOpen())
        return fileError("open", file, errno);
    const auto length = ::lseek(opened.number(), 0, SEEK_END);
    if (length < 0)
        return fileError("look at", file, errno);
    return AppendFile(file, std::move(opened), static_cast<std::uint64_t>(length));
}

Status AppendFile::append(BytesView content) {
    if (const auto ready = usable(); !ready)
        return ready;
    if (auto* disk = Disk::current())
        if (auto may = disk->beforeWrite(path_, length_); !may)
            return may;
    if (const int failure = writeAt(file_, content, length_); failure != 0)
        return fileError("write to", path_, failure);
    length_ += content.size();
    return success();
}

Status AppendFile::flush() {
    if (const auto ready = usable(); !ready)
        return ready;
    if (auto* disk = Disk::current())
        if (auto flushed = disk->flush(path_, length_); !flushed) {
            broken_ = true;
            return flushed;
        }
    return success();
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
    return fail(ErrorCode::StorageFailed, "An earlier write failed, so the file is no longer written to.");
}

} // namespace seenheard
