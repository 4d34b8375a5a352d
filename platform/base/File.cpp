#include "platform/base/File.h"

#include "platform/base/FileDescriptor.h"
#include "platform/base/FileWriting.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

namespace seenheard {

namespace {

std::filesystem::path directoryOf(const std::filesystem::path& file) {
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

// A new name is only safe once the directory that holds it has reached the disk.
Status syncDirectoryOf(const std::filesystem::path& file) {
    const auto directory = directoryOf(file);
    const FileDescriptor opened(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.isOpen() || fsync(opened.number()) != 0)
        return fileError("make durable the directory", directory, errno);
    return success();
}

Status writeWhole(const std::filesystem::path& file, BytesView content, unsigned permissions) {
    const FileDescriptor opened(open(file.c_str(), O_WRONLY | O_CLOEXEC));
    if (!opened.isOpen())
        return fileError("open", file, errno);
    if (const int failure = writeAt(opened, content, 0); failure != 0)
        return fileError("write to", file, failure);
    if (fchmod(opened.number(), permissions) != 0 || fsync(opened.number()) != 0)
        return fileError("make durable", file, errno);
    return success();
}

using Placing = Status (*)(const std::filesystem::path& from, const std::filesystem::path& to);

Status moveReplacing(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (rename(from.c_str(), to.c_str()) != 0)
        return fileError("put in place", to, errno);
    return syncDirectoryOf(to);
}

Status writeAndPlace(const std::filesystem::path& file, BytesView content, unsigned permissions, Placing place) {
    const auto fresh = makeFileBeside(file);
    if (!fresh)
        return fresh.error();
    auto done = writeWhole(*fresh, content, permissions);
    if (done)
        done = place(*fresh, file);
    if (!done)
        unlink(fresh->c_str());
    return done;
}

} // namespace

Error fileError(std::string_view attempt, const std::filesystem::path& file, int systemError) {
    auto message = "Could not " + std::string(attempt) + " " + file.string() + ": "
        + std::generic_category().message(systemError) + ".";
    switch (systemError) {
    case ENOENT: return fail(ErrorCode::NotFound, std::move(message));
    case EEXIST: return fail(ErrorCode::AlreadyExists, std::move(message));
    case ENOSPC:
    case EDQUOT: return fail(ErrorCode::StorageFull, message + " Free some space and try again.");
    case EACCES:
    case EPERM:
    case EROFS: return fail(ErrorCode::StorageFailed, message + " Check who owns it and who may write there.");
    default: return fail(ErrorCode::StorageFailed, std::move(message));
    }
}

Result<Bytes> readFile(const std::filesystem::path& file, std::uint64_t maxBytes) {
    // Not blocking, so that a pipe in the file's place cannot hold the program up.
    const FileDescriptor opened(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat facts {};
    if (!opened.isOpen() || fstat(opened.number(), &facts) != 0)
        return fileError("open", file, errno);
    if (!S_ISREG(facts.st_mode))
        return fail(ErrorCode::NotOurs, file.string() + " is not a file.");
    const auto length = static_cast<std::uint64_t>(facts.st_size);
    if (length > maxBytes)
        return fail(ErrorCode::TooLarge,
            file.string() + " has " + std::to_string(length) + " octets; at most " + std::to_string(maxBytes)
                + " are read.");
    Bytes content(length);
    std::size_t have = 0;
    while (have < content.size()) {
        const auto got = read(opened.number(), content.data() + have, content.size() - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fileError("read", file, errno);
        if (got == 0)
            break; // somebody shortened it meanwhile
        have += static_cast<std::size_t>(got);
    }
    content.resize(have);
    return content;
}

Status writeFileDurably(const std::filesystem::path& file, BytesView content, unsigned permissions) {
    return writeAndPlace(file, content, permissions, moveReplacing);
}

Status createFileDurably(const std::filesystem::path& file, BytesView content, unsigned permissions) {
    return writeAndPlace(file, content, permissions, moveWithoutReplacing);
}

Status overwriteInPlace(const std::filesystem::path& file, BytesView content) {
    const FileDescriptor opened(open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    if (!opened.isOpen())
        return fileError("open", file, errno);
    if (const int failure = writeAt(opened, content, 0); failure != 0)
        return fileError("write to", file, failure);
    if (fdatasync(opened.number()) != 0)
        return fileError("make durable", file, errno);
    return success();
}

Status eraseFile(const std::filesystem::path& file) {
    std::error_code failure;
    const auto length = std::filesystem::file_size(file, failure);
    if (failure == std::errc::no_such_file_or_directory)
        return success();
    if (failure)
        return fileError("erase", file, failure.value());
    if (auto overwritten = overwriteInPlace(file, Bytes(length)); !overwritten)
        return overwritten;
    if (unlink(file.c_str()) != 0)
        return fileError("erase", file, errno);
    return syncDirectoryOf(file);
}

Status moveWithoutReplacing(const std::filesystem::path& from, const std::filesystem::path& to) {
    // A second name, then the first one away: link() refuses a name that is taken, rename() would replace.
    if (link(from.c_str(), to.c_str()) != 0)
        return fileError("put in place", to, errno);
    if (unlink(from.c_str()) != 0)
        return fileError("take away", from, errno);
    return syncDirectoryOf(to);
}

Result<std::filesystem::path> makeFileBeside(const std::filesystem::path& file) {
    auto name = file.string() + ".new-XXXXXX";
    const FileDescriptor opened(mkostemp(name.data(), O_CLOEXEC));
    if (!opened.isOpen())
        return fileError("write a file beside", file, errno);
    return std::filesystem::path(name);
}

} // namespace seenheard
