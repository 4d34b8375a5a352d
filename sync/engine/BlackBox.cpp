#include "sync/engine/BlackBox.h"

#include "platform/base/File.h"

#include <algorithm>
#include <set>

namespace seenheard {

namespace {

constexpr std::size_t segmentKeyBytes = 32;

} // namespace

BlackBox::BlackBox(std::filesystem::path directory, const Keys& keys, Random& random, std::uint64_t segmentBytes)
    : directory_(std::move(directory))
    , keys_(keys)
    , random_(&random)
    , segmentBytes_(segmentBytes) {}

Result<BlackBox> BlackBox::open(
    const std::filesystem::path& directory, const Keys& keys, Random& random, std::uint64_t segmentBytes) {
    std::error_code failure;
    std::filesystem::create_directories(directory, failure);
    if (failure)
        return fail(ErrorCode::StorageFailed, "Could not make the black box's directory: " + failure.message() + ".");
    std::filesystem::permissions(directory, std::filesystem::perms::owner_all, failure);
    BlackBox box(directory, keys, random, segmentBytes);
    if (auto read = box.readNewest(); !read)
        return read.error();
    return box;
}

Result<BoxSegment> BlackBox::segment(std::uint64_t number) const {
    const auto file = readFile(boxSegmentPath(directory_, number), boxSegmentMostBytes);
    if (!file)
        return file.error();
    return boxSegmentFrom(*file);
}

Status BlackBox::readNewest() {
    const auto numbers = boxSegmentsIn(directory_);
    if (!numbers)
        return numbers.error();
    if (numbers->empty())
        return success();
    newestSegment_ = numbers->back();
    // Each segment begins with the heads of those before it, so one that can be read is enough.
    for (auto at = numbers->rbegin(); at != numbers->rend(); ++at) {
        const auto read = segment(*at);
        if (!read && read.error().code != ErrorCode::Corrupt)
            return read.error();
        if (!read) {
            ++opening_.damagedSegments;
            continue;
        }
        for (const auto& record : read->records)
            remember(record.header);
        opening_.tornBytes = read->tornBytes;
        opening_.strangeBytes = read->strangeBytes;
        opening_.damagedRecords = read->damaged;
        break;
    }
    return success();
}

void BlackBox::remember(const BoxHeader& header) {
    if (header.kind == BoxKind::Draft)
        return;
    auto entry = header;
    entry.kind = BoxKind::Entry;
    const auto known = newest_.find(header.signer);
    if (known == newest_.end())
        newest_.emplace(header.signer, entry);
    else if (known->second.number <= header.number)
        known->second = entry;
}

std::optional<BoxHeader> BlackBox::newestEntry(const SignerId& signer) const {
    const auto found = newest_.find(signer);
    return found == newest_.end() ? std::nullopt : std::optional(found->second);
}

Status BlackBox::beginSegment() {
    file_.reset();
    const auto number = newestSegment_ + 1;
    SecretBytes key(segmentKeyBytes);
    random_->fill(key.writable());
    auto content = boxSegmentHead(number, keys_.ingest, keys_.recovery, key.view());
    if (!content)
        return content.error();
    for (const auto& [signer, newest] : newest_) {
        auto carried = newest;
        carried.kind = BoxKind::Carried;
        const auto frame = boxRecordFrame(number, carried, {}, key.view(), *random_);
        content->insert(content->end(), frame.begin(), frame.end());
    }
    // The number is used up even where this fails: what is there under it is not ours to write over.
    newestSegment_ = number;
    const auto path = boxSegmentPath(directory_, number);
    if (auto made = createFileDurably(path, *content); !made)
        return made;
    auto file = AppendFile::open(path);
    if (!file)
        return file.error();
    file_.emplace(std::move(*file));
    segmentKey_ = std::move(key);
    return success();
}

Status BlackBox::append(const BoxHeader& header, BytesView payload) {
    if (!file_ || file_->size() >= segmentBytes_) {
        if (auto begun = beginSegment(); !begun)
            return begun;
    }
    auto done = file_->append(boxRecordFrame(newestSegment_, header, payload, segmentKey_.view(), *random_));
    if (done)
        done = file_->flush();
    if (!done) {
        file_.reset();
        return done;
    }
    remember(header);
    return success();
}

Result<std::size_t> BlackBox::sweep(const std::function<bool(const BoxHeader&)>& isNeeded) {
    const auto numbers = boxSegmentsIn(directory_);
    if (!numbers)
        return numbers.error();
    if (numbers->size() < 2)
        return std::size_t{0};
    std::map<std::uint64_t, BoxSegment> segments;
    std::map<DraftId, std::uint32_t> newestRevision;
    std::set<DraftId> written;
    for (const auto number : *numbers) {
        auto read = segment(number);
        if (!read)
            break;
        for (const auto& [header, sealed, offset] : read->records) {
            if (header.kind == BoxKind::Draft)
                newestRevision[header.draft] = std::max(newestRevision[header.draft], header.revision);
            else if (!header.draft.isZero())
                written.insert(header.draft);
        }
        segments.emplace(number, std::move(*read));
    }
    const auto keeps = [&](const BoxRecord& record) {
        const auto& header = record.header;
        if (header.kind == BoxKind::Carried)
            return false;
        const bool overtaken = header.kind == BoxKind::Draft
            && (written.contains(header.draft) || newestRevision[header.draft] > header.revision);
        return !overtaken && isNeeded(header);
    };
    std::size_t gone = 0;
    for (const auto& [number, read] : segments) {
        const bool whole = read.damaged == 0 && read.strangeBytes == 0;
        if (number == numbers->back() || !whole || std::ranges::any_of(read.records, keeps))
            return gone;
        std::error_code failure;
        if (!std::filesystem::remove(boxSegmentPath(directory_, number), failure))
            return fail(ErrorCode::StorageFailed, "Could not remove an old file of the black box.");
        ++gone;
    }
    return gone;
}

} // namespace seenheard
