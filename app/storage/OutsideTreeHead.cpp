#include "app/storage/OutsideTreeHead.h"

#include "platform/base/File.h"

namespace seenheard {

namespace {

constexpr std::uint64_t mostBytes = 4096;

bool isOlder(const TreeHead& head, const TreeHead& than) {
    return std::pair(head.ref.epoch, head.ref.size) < std::pair(than.ref.epoch, than.ref.size);
}

} // namespace

std::string_view wordFor(OutsideHeadFound found) {
    switch (found) {
    case OutsideHeadFound::Kept: return "kept";
    case OutsideHeadFound::Ahead: return "ahead";
    case OutsideHeadFound::Missing: return "missing";
    case OutsideHeadFound::Damaged: return "damaged";
    }
    return "damaged";
}

void OutsideTreeHead::open(const TreeHead& inStore, const PublicKey& issuingKey) {
    head_.reset();
    found_ = OutsideHeadFound::Kept;
    const auto octets = readFile(file_, mostBytes);
    if (!octets && octets.error().code == ErrorCode::NotFound) {
        if (inStore.ref.size > 0)
            found_ = OutsideHeadFound::Missing;
        return;
    }
    const auto head = octets ? treeHeadFrom(*octets) : Result<TreeHead>(octets.error());
    if (!head || !verify(*head, issuingKey)) {
        found_ = OutsideHeadFound::Damaged;
        return;
    }
    head_ = *head;
    if (isOlder(inStore, *head))
        found_ = OutsideHeadFound::Ahead;
}

const TreeHead& OutsideTreeHead::newest(const TreeHead& inStore) const {
    return head_ && !isOlder(*head_, inStore) ? *head_ : inStore;
}

Status OutsideTreeHead::keep(const TreeHead& head) {
    if (head.ref.size == 0 || (head_ && !isOlder(*head_, head)))
        return success();
    if (auto written = writeFileDurably(file_, canonicalBytes(head)); !written)
        return written;
    head_ = head;
    return success();
}

} // namespace seenheard
