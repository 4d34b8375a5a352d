#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

#include <filesystem>
#include <fstream>
#include <optional>

namespace seenheard {

/// An export read from its beginning, one item at a time. What stands in the items is left to others.
class ExportFile {
public:
    [[nodiscard]] static Result<ExportFile> open(const std::filesystem::path& file);

    /// The octets of the next item; nothing at the end of the file. Malformed where no whole item begins; nothing
    /// can be read behind that.
    [[nodiscard]] Result<std::optional<Bytes>> next();

private:
    explicit ExportFile(std::ifstream stream) : stream_(std::move(stream)) {}
    [[nodiscard]] std::optional<std::uint64_t> length(int first);

    std::ifstream stream_;
};

} // namespace seenheard
