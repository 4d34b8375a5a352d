#include "sync/server/http/SocketFile.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace seenheard {

namespace {

/// Whether a process takes connections there.
bool isListening(const std::filesystem::path& file) {
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::ranges::copy(file.native(), std::begin(address.sun_path));
    const bool reached = connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    // Anything but a refusal may be a process that has too much to do.
    const bool left = !reached && errno == ECONNREFUSED;
    ::close(socket);
    return !left;
}

} // namespace

Status clearSocketFile(const std::filesystem::path& file) {
    constexpr std::size_t most = sizeof(sockaddr_un::sun_path) - 1;
    if (file.native().size() > most)
        return fail(ErrorCode::InvalidInput,
            "The path of the socket " + file.string() + " is too long: it may have " + std::to_string(most)
                + " characters.");
    std::error_code failed;
    const auto kind = std::filesystem::symlink_status(file, failed).type();
    if (kind == std::filesystem::file_type::not_found)
        return success();
    if (kind != std::filesystem::file_type::socket)
        return fail(ErrorCode::InvalidInput,
            "There is something at " + file.string() + " that is no socket. Choose another path, or move it away.");
    if (isListening(file))
        return fail(ErrorCode::InvalidInput,
            "A process listens on " + file.string() + " already. End it, or give this one another path.");
    if (!std::filesystem::remove(file, failed) || failed)
        return fail(ErrorCode::StorageFailed,
            "The socket " + file.string() + " that an earlier process left cannot be removed: " + failed.message());
    return success();
}

} // namespace seenheard
