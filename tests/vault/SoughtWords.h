#pragma once

#include "platform/base/Bytes.h"

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace seenheard {

/// Octets that must stand nowhere: looked for as they are, and words also as a screen keeps them (UTF-16).
class SoughtWords {
public:
    void word(const std::string& text);
    /// A key: as it is, and as a database takes it, in hexadecimal.
    void key(BytesView octets);

    /// How often any of them stands in the memory of a process that this one may read.
    [[nodiscard]] std::uint64_t inMemoryOf(pid_t process) const;
    /// In every file below a directory, its name too.
    [[nodiscard]] std::uint64_t below(const std::filesystem::path& directory) const;
    /// Octets looked through by the last of either.
    [[nodiscard]] std::uint64_t lookedThrough() const { return lookedThrough_; }

private:
    [[nodiscard]] std::uint64_t in(BytesView octets) const;

    void seek(Bytes octets);

    /// By their first octets, as words of one kind begin alike: memory is gone through once a kind.
    std::map<Bytes, std::set<Bytes>> sought_;
    mutable std::uint64_t lookedThrough_ = 0;
};

} // namespace seenheard
