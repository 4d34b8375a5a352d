#include "sync/server/configuration/ConfigurationFile.h"

#include "platform/base/File.h"

#include <algorithm>
#include <sstream>

namespace seenheard {

namespace {

constexpr std::uint64_t mostBytes = 256ULL * 1024;

std::string trimmed(const std::string& text) {
    constexpr const char* blanks = " \t\r";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace

Result<ConfigurationFile> readConfigurationFile(const std::filesystem::path& file) {
    const auto octets = readFile(file, mostBytes);
    if (!octets)
        return octets.error();
    ConfigurationFile read;
    std::istringstream stream{std::string(textOf(*octets))};
    std::string text;
    for (std::size_t number = 1; std::getline(stream, text); ++number) {
        const auto line = trimmed(text);
        if (line.empty() || line.starts_with('#'))
            continue;
        const auto place = file.string() + ":" + std::to_string(number);
        const auto equals = line.find('=');
        auto name = equals == std::string::npos ? std::string() : trimmed(line.substr(0, equals));
        if (name.empty()) {
            read.faults.push_back(place + ": this is not 'name = value'.");
            continue;
        }
        const auto earlier = std::ranges::find(read.lines, name, &ConfigurationLine::name);
        if (earlier != read.lines.end()) {
            auto fault = place;
            fault.append(": ").append(name).append(" was set in ").append(earlier->place).append(" already.");
            read.faults.push_back(std::move(fault));
            continue;
        }
        read.lines.push_back({std::move(name), trimmed(line.substr(equals + 1)), place});
    }
    return read;
}

} // namespace seenheard
