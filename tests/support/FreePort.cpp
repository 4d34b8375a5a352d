#include "tests/support/FreePort.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <stdexcept>

namespace seenheard {

FreePort listenOnFreePort() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(socket, reinterpret_cast<const sockaddr*>(&address), size) != 0 || listen(socket, SOMAXCONN) != 0
        || getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("no port of this machine could be listened on");
    return {socket, ntohs(address.sin_port)};
}

} // namespace seenheard
