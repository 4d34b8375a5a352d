#pragma once

#include "platform/base/Bytes.h"

#include <string>

/// Headers of PROXY protocol 2, made by hand.
namespace seenheard::proxy_octets {

inline constexpr std::uint8_t local = 0x20;
inline constexpr std::uint8_t proxied = 0x21;
inline constexpr std::uint8_t overIpv4 = 0x11;
inline constexpr std::uint8_t overIpv6 = 0x21;
inline constexpr std::uint8_t withoutCertificate = 0x01;
inline constexpr std::uint8_t withCertificate = 0x07;
inline constexpr std::uint8_t resumedCertificate = 0x05;

inline std::string octetsOf(std::uint64_t number, int count) {
    std::string octets;
    for (int shift = 8 * (count - 1); shift >= 0; shift -= 8)
        octets += static_cast<char>(number >> static_cast<unsigned>(shift) & 0xffU);
    return octets;
}

inline std::string piece(std::uint8_t type, const std::string& value) {
    return static_cast<char>(type) + octetsOf(value.size(), 2) + value;
}

/// From 192.0.2.7:1000 to 192.0.2.1:8443.
inline std::string fromIpv4() {
    return std::string("\xc0\x00\x02\x07\xc0\x00\x02\x01", 8) + octetsOf(1000, 2) + octetsOf(8443, 2);
}

inline std::string tls(std::uint8_t client, std::uint32_t verified, const std::string& commonName) {
    return piece(0x20,
        static_cast<char>(client) + octetsOf(verified, 4) + piece(0x21, "TLSv1.3")
            + (commonName.empty() ? std::string() : piece(0x22, commonName)));
}

inline Bytes header(std::uint8_t command, std::uint8_t family, const std::string& rest) {
    const auto octets = std::string("\r\n\r\n\0\r\nQUIT\n", 12) + static_cast<char>(command) + static_cast<char>(family)
        + octetsOf(rest.size(), 2) + rest;
    return copyOf(bytesOf(octets));
}

} // namespace seenheard::proxy_octets
