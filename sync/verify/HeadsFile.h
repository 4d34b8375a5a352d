#pragma once

#include "platform/base/Result.h"
#include "sync/protocol/Entry.h"

#include <cstdio>
#include <memory>

namespace seenheard {

/// The tree heads of a log in their order, on disk in a file without a name, so that a log of any length can be
/// asked what it once was.
class HeadsFile {
public:
    [[nodiscard]] static Result<HeadsFile> create();

    /// Each behind the one before, by epoch and size.
    [[nodiscard]] Status add(const TreeHeadRef& head);
    /// The head of that epoch and size; nothing where there was none.
    [[nodiscard]] Result<std::optional<TreeHeadRef>> find(std::uint64_t epoch, std::uint64_t size);
    [[nodiscard]] const std::optional<TreeHeadRef>& last() const { return last_; }

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    explicit HeadsFile(std::unique_ptr<std::FILE, Close> file) : file_(std::move(file)) {}
    [[nodiscard]] Result<TreeHeadRef> at(std::uint64_t index);

    std::unique_ptr<std::FILE, Close> file_;
    std::uint64_t count_ = 0;
    std::optional<TreeHeadRef> last_;
};

} // namespace seenheard
