#include "platform/device/HardwareKeyboard.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>

namespace seenheard {

namespace {

constexpr std::string_view keysLine = "B: KEY=";
/// The keys from Q to P, by their numbers in Linux: buttons and remote controls have none of them.
constexpr std::uint64_t lettersFromQToP = 0x3ff0000;

/// Numbers in hexadecimal, the one of the lowest keys last.
std::uint64_t lowestKeys(std::string_view numbers) {
    const auto last = numbers.substr(numbers.find_last_of(' ') + 1);
    std::uint64_t keys = 0;
    std::from_chars(last.data(), last.data() + last.size(), keys, 16);
    return keys;
}

} // namespace

bool listsKeyboard(std::string_view devices) {
    while (!devices.empty()) {
        auto line = devices.substr(0, devices.find('\n'));
        devices.remove_prefix(std::min(devices.size(), line.size() + 1));
        while (line.ends_with(' '))
            line.remove_suffix(1);
        if (!line.starts_with(keysLine))
            continue;
        line.remove_prefix(keysLine.size());
        if ((lowestKeys(line) & lettersFromQToP) == lettersFromQToP)
            return true;
    }
    return false;
}

bool hasHardwareKeyboard() {
    std::ifstream devices("/proc/bus/input/devices");
    return !devices || listsKeyboard(std::string(std::istreambuf_iterator<char>(devices), {}));
}

} // namespace seenheard
