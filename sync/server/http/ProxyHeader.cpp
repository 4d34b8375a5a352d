#include "sync/server/http/ProxyHeader.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <utility>

namespace seenheard {

namespace {

constexpr std::array<std::uint8_t, 12> signature{
    0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a};
constexpr std::size_t mostRest = 1024;

/// The names that the protocol's own text has for what follows.
constexpr std::uint8_t versionTwoLocal = 0x20;
constexpr std::uint8_t versionTwoProxy = 0x21;
constexpr std::uint8_t tcpOverIpv4 = 0x11;
constexpr std::uint8_t tcpOverIpv6 = 0x21;
constexpr std::size_t ipv4Addresses = 12;
constexpr std::size_t ipv6Addresses = 36;
constexpr std::uint8_t typeSsl = 0x20;
constexpr std::uint8_t subtypeSslCommonName = 0x22;
constexpr std::uint8_t clientSsl = 0x01;
constexpr std::uint8_t clientCertificates = 0x02 | 0x04; ///< Shown on this connection, or when its session began.

Error malformed(const std::string& what) {
    return fail(ErrorCode::Malformed,
        "This is no header of PROXY protocol, version 2: " + what
            + ". Give the server in HAProxy 'send-proxy-v2-ssl-cn'.");
}

/// Type, length, value; one behind the other.
struct Piece {
    std::uint8_t type = 0;
    BytesView value;
};

/// Takes the first piece off; nothing where what is left is none.
std::optional<Piece> nextPiece(BytesView& left) {
    constexpr std::size_t head = 3;
    if (left.size() < head)
        return std::nullopt;
    const auto length = static_cast<std::size_t>(left[1] << 8U | left[2]);
    if (left.size() - head < length)
        return std::nullopt;
    const Piece piece{left[0], left.subspan(head, length)};
    left = left.subspan(head + length);
    return piece;
}

std::string addressIn(BytesView octets, int family) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    return inet_ntop(family, octets.data(), text.data(), text.size()) == nullptr ? std::string() : text.data();
}

/// Of the piece that tells of TLS: whose certificate it was, where one was shown and is good.
Result<std::optional<TabletId>> tabletIn(BytesView ssl) {
    constexpr std::size_t head = 5;
    if (ssl.size() < head)
        return malformed("what it says of TLS is cut off");
    if ((ssl[0] & clientSsl) == 0)
        return fail(ErrorCode::NotEntitled, "The connection came to the proxy without TLS.");
    const bool verified =
        std::all_of(ssl.begin() + 1, ssl.begin() + head, [](std::uint8_t octet) { return octet == 0; });
    std::optional<TabletId> tablet;
    for (auto left = ssl.subspan(head); !left.empty();) {
        const auto piece = nextPiece(left);
        if (!piece)
            return malformed("what it says of TLS is cut off");
        if (piece->type == subtypeSslCommonName && verified && (ssl[0] & clientCertificates) != 0)
            tablet = TabletId::fromHex(textOf(piece->value));
    }
    return tablet;
}

} // namespace

Result<std::size_t> proxyHeaderRest(BytesView start) {
    if (start.size() != proxyHeaderStart || !std::equal(signature.begin(), signature.end(), start.begin()))
        return malformed("it does not begin as one");
    const auto rest = static_cast<std::size_t>(start[14] << 8U | start[15]);
    if (rest > mostRest)
        return fail(ErrorCode::TooLarge, "The header of PROXY protocol is longer than any that HAProxy writes.");
    return rest;
}

Result<ProxyHeader> proxyHeaderFrom(BytesView octets) {
    const auto rest = proxyHeaderRest(octets.first(std::min(octets.size(), proxyHeaderStart)));
    if (!rest)
        return rest.error();
    auto left = octets.subspan(proxyHeaderStart);
    if (left.size() != *rest)
        return malformed("it is cut off");
    if (octets[12] == versionTwoLocal)
        return ProxyHeader{};
    if (octets[12] != versionTwoProxy)
        return malformed("its version or command is not known");
    const bool four = octets[13] == tcpOverIpv4;
    if (!four && octets[13] != tcpOverIpv6)
        return malformed("it names no IP address");
    const auto addresses = four ? ipv4Addresses : ipv6Addresses;
    if (left.size() < addresses)
        return malformed("its addresses are cut off");
    ProxyHeader header{addressIn(left, four ? AF_INET : AF_INET6), std::nullopt};
    left = left.subspan(addresses);
    bool overTls = false;
    while (!left.empty()) {
        const auto piece = nextPiece(left);
        if (!piece)
            return malformed("it is cut off");
        if (piece->type != typeSsl)
            continue;
        // Twice would leave open which of them holds.
        if (std::exchange(overTls, true))
            return malformed("it speaks of TLS twice");
        auto tablet = tabletIn(piece->value);
        if (!tablet)
            return tablet.error();
        header.tablet = *tablet;
    }
    if (!overTls)
        return fail(ErrorCode::NotEntitled,
            "The proxy does not say that the connection came over TLS. Give the server in HAProxy "
            "'send-proxy-v2-ssl-cn'.");
    return header;
}

} // namespace seenheard
