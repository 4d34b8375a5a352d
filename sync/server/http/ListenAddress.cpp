#include "sync/server/http/ListenAddress.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <charconv>

namespace seenheard {

namespace {

Error noAddress(const std::string& text) {
    return fail(ErrorCode::InvalidInput,
        "'" + text
            + "' is no address to listen on. Give an IP address and a port, such as 127.0.0.1:8443 or [::1]:8443; port "
              "0 picks a free one.");
}

bool isAddress(const std::string& host) {
    in6_addr octets{};
    return inet_pton(AF_INET, host.c_str(), &octets) == 1 || inet_pton(AF_INET6, host.c_str(), &octets) == 1;
}

} // namespace

bool ListenAddress::isLoopback() const {
    return host == "::1" || host.starts_with("127.");
}

Result<ListenAddress> listenAddressFrom(const std::string& text) {
    const auto colon = text.rfind(':');
    if (colon == std::string::npos)
        return noAddress(text);
    auto host = text.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    std::uint16_t port = 0;
    const auto* const begin = text.data() + colon + 1;
    const auto* const end = text.data() + text.size();
    const auto [stopped, failed] = std::from_chars(begin, end, port);
    if (begin == end || failed != std::errc() || stopped != end || !isAddress(host))
        return noAddress(text);
    return ListenAddress{host, port};
}

} // namespace seenheard
