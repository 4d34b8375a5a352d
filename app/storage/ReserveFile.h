#pragma once

#include <cstdint>
#include <filesystem>

namespace seenheard {

/// Space that is kept back while there is plenty, and given up when the disk is full: so that the record that is open
/// then is finished.
class ReserveFile {
public:
    static constexpr std::uint64_t octets = 512 * 1024;

    explicit ReserveFile(std::filesystem::path file) : file_(std::move(file)) {}

    /// Makes it where it is missing and the disk has several times as much left; else it comes another time.
    void keep() const;
    /// True where there was one: what failed for want of space is worth trying once more.
    [[nodiscard]] bool giveUp() const;
    [[nodiscard]] bool isThere() const;

private:
    std::filesystem::path file_;
};

} // namespace seenheard
