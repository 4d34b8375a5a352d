#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/FileDescriptor.h"
#include "platform/base/Result.h"

#include <filesystem>

namespace seenheard {

/// A file that only grows, held by one program at a time. What was appended is safe once flush() succeeded.
class AppendFile {
public:
    /// Made, readable by its owner only, if it is not there. Busy where another program appends to it.
    [[nodiscard]] static Result<AppendFile> open(const std::filesystem::path& file);

    /// All of it or, after an error, nothing of it.
    [[nodiscard]] Status append(BytesView content);
    /// After a failure the system may have dropped what it could not write and would not say so again: this object
    /// then refuses everything. Open the file anew and look at what it holds.
    [[nodiscard]] Status flush();
    /// Cuts off what a crash left half written.
    [[nodiscard]] Status shortenTo(std::uint64_t length);
    [[nodiscard]] std::uint64_t size() const { return length_; }

private:
    AppendFile(std::filesystem::path path, FileDescriptor file, std::uint64_t length);
    [[nodiscard]] Status usable() const;

    std::filesystem::path path_;
    FileDescriptor file_;
    std::uint64_t length_;
    bool broken_ = false;
};

} // namespace seenheard
