#include "tests/vault/SoughtWords.h"

#include "platform/base/File.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>

namespace seenheard {

namespace {

constexpr std::size_t beginning = 4;
constexpr std::uint64_t longestFile = 1ULL << 30U;

Bytes hexOf(BytesView octets, const char* digits) {
    Bytes hex;
    for (const auto octet : octets) {
        hex.push_back(static_cast<std::uint8_t>(digits[octet >> 4U]));
        hex.push_back(static_cast<std::uint8_t>(digits[octet & 15U]));
    }
    return hex;
}

} // namespace

void SoughtWords::seek(Bytes octets) {
    sought_[copyOf(BytesView(octets).first(beginning))].insert(std::move(octets));
}

void SoughtWords::word(const std::string& text) {
    seek(copyOf(bytesOf(text)));
    Bytes wide;
    for (const char letter : text) {
        wide.push_back(static_cast<std::uint8_t>(letter));
        wide.push_back(0);
    }
    seek(std::move(wide));
}

void SoughtWords::key(BytesView octets) {
    seek(copyOf(octets));
    seek(hexOf(octets, "0123456789abcdef"));
    seek(hexOf(octets, "0123456789ABCDEF"));
}

std::uint64_t SoughtWords::in(BytesView octets) const {
    lookedThrough_ += octets.size();
    std::uint64_t found = 0;
    for (const auto& [first, words] : sought_) {
        const auto* at = octets.data();
        const auto* end = at + octets.size();
        while (const auto* hit = static_cast<const std::uint8_t*>(
                   memmem(at, static_cast<std::size_t>(end - at), first.data(), first.size()))) {
            const BytesView rest(hit, end);
            for (const auto& word : words)
                found += rest.size() >= word.size() && std::equal(word.begin(), word.end(), rest.begin()) ? 1 : 0;
            at = hit + 1;
        }
    }
    return found;
}

std::uint64_t SoughtWords::inMemoryOf(pid_t process) const {
    lookedThrough_ = 0;
    const auto directory = "/proc/" + std::to_string(process);
    std::ifstream maps(directory + "/maps");
    const int memory = open((directory + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
    std::uint64_t found = 0;
    std::string line;
    while (memory >= 0 && std::getline(maps, line)) {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        char dash = 0;
        std::string rights;
        std::istringstream(line) >> std::hex >> begin >> dash >> end >> rights;
        // What cannot be written holds the program and its fonts, not what an officer wrote.
        if (rights.size() < 2 || rights[0] != 'r' || rights[1] != 'w')
            continue;
        Bytes region(end - begin);
        const auto got = pread(memory, region.data(), region.size(), static_cast<off_t>(begin));
        if (got > 0)
            found += in(BytesView(region).first(static_cast<std::size_t>(got)));
    }
    if (memory >= 0)
        close(memory);
    return found;
}

std::uint64_t SoughtWords::below(const std::filesystem::path& directory) const {
    lookedThrough_ = 0;
    std::uint64_t found = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(directory)) {
        const auto name = file.path().filename().string();
        found += in(bytesOf(name));
        if (!file.is_regular_file())
            continue;
        if (const auto content = readFile(file.path(), longestFile))
            found += in(*content);
    }
    return found;
}

} // namespace seenheard
