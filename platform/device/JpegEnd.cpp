#include "platform/device/JpegEnd.h"

namespace seenheard {

namespace {

constexpr std::uint8_t marker = 0xFF;
constexpr std::uint8_t startOfImage = 0xD8;
constexpr std::uint8_t endOfImage = 0xD9;
constexpr std::uint8_t startOfScan = 0xDA;
constexpr std::uint8_t stuffed = 0x00;

bool isRestart(std::uint8_t code) {
    return code >= 0xD0 && code <= 0xD7;
}

/// Where the next marker begins inside the data of a scan.
std::size_t behindScan(BytesView file, std::size_t at) {
    for (; at + 1 < file.size(); ++at) {
        if (file[at] == marker && file[at + 1] != stuffed && file[at + 1] != marker && !isRestart(file[at + 1]))
            return at;
    }
    return file.size();
}

} // namespace

bool jpegIsWhole(BytesView file) {
    if (file.size() < 4 || file[0] != marker || file[1] != startOfImage)
        return false;
    std::size_t at = 2;
    while (at + 1 < file.size()) {
        if (file[at] != marker)
            return false;
        const auto code = file[at + 1];
        if (code == marker) { // padding
            ++at;
            continue;
        }
        if (code == endOfImage)
            return true;
        if (at + 3 >= file.size())
            return false;
        const std::size_t length = static_cast<std::size_t>(file[at + 2]) << 8U | file[at + 3];
        at += 2 + length;
        if (code == startOfScan)
            at = behindScan(file, at);
    }
    return false;
}

} // namespace seenheard
