#include "sync/verify/HeadsFile.h"

#include <array>

namespace seenheard {

namespace {

constexpr std::size_t rowBytes = 8 + 8 + Hash::size;
using Row = std::array<std::uint8_t, rowBytes>;

void put(Row& row, std::size_t at, std::uint64_t value) {
    for (unsigned i = 0; i < 8; ++i)
        row[at + i] = static_cast<std::uint8_t>(value >> (8U * i));
}

std::uint64_t take(const Row& row, std::size_t at) {
    std::uint64_t value = 0;
    for (unsigned i = 0; i < 8; ++i)
        value |= std::uint64_t{row[at + i]} << (8U * i);
    return value;
}

Error failed() {
    return fail(ErrorCode::StorageFailed,
        "The temporary list of tree heads could not be used. Is there space in the directory for temporary files?");
}

} // namespace

Result<HeadsFile> HeadsFile::create() {
    std::unique_ptr<std::FILE, Close> file(std::tmpfile());
    if (!file)
        return failed();
    return HeadsFile(std::move(file));
}

Status HeadsFile::add(const TreeHeadRef& head) {
    Row row{};
    put(row, 0, head.epoch);
    put(row, 8, head.size);
    std::copy(head.root.octets.begin(), head.root.octets.end(), row.begin() + 16);
    if (std::fseek(file_.get(), static_cast<long>(count_ * rowBytes), SEEK_SET) != 0
        || std::fwrite(row.data(), rowBytes, 1, file_.get()) != 1)
        return failed();
    ++count_;
    last_ = head;
    return success();
}

Result<std::optional<TreeHeadRef>> HeadsFile::find(std::uint64_t epoch, std::uint64_t size) {
    if (last_ && last_->epoch == epoch && last_->size == size)
        return last_;
    std::uint64_t low = 0;
    auto high = count_;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        const auto head = at(middle);
        if (!head)
            return head.error();
        const auto order = std::pair(head->epoch, head->size) <=> std::pair(epoch, size);
        if (order == 0)
            return std::optional(*head);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return std::optional<TreeHeadRef>{};
}

Result<TreeHeadRef> HeadsFile::at(std::uint64_t index) {
    Row row{};
    if (std::fseek(file_.get(), static_cast<long>(index * rowBytes), SEEK_SET) != 0
        || std::fread(row.data(), rowBytes, 1, file_.get()) != 1)
        return failed();
    TreeHeadRef head{take(row, 0), take(row, 8), {}};
    std::copy(row.begin() + 16, row.end(), head.root.octets.begin());
    return head;
}

} // namespace seenheard
