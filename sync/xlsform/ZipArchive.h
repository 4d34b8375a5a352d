#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

#include <string>
#include <vector>

namespace seenheard {

/// The files in a zip archive that somebody else has made: read from memory, with limits to what comes out of it.
class ZipArchive {
public:
    /// The octets have to outlive the archive. Malformed where they are no zip archive; TooLarge for more than 1,000
    /// files.
    [[nodiscard]] static Result<ZipArchive> open(BytesView octets);

    [[nodiscard]] bool has(const std::string& name) const;
    /// TooLarge for a file of more than 16 MiB, or where all that was read is more than 32 MiB.
    [[nodiscard]] Result<std::string> read(const std::string& name);

private:
    explicit ZipArchive(BytesView octets) : octets_(octets) {}

    BytesView octets_;
    std::vector<std::string> names_;
    std::size_t readSoFar_ = 0;
};

} // namespace seenheard
