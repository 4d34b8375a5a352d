#include "sync/server/handlers/FeedPager.h"

#include "sync/protocol/AdministrativeAct.h"

#include <algorithm>
#include <map>

namespace seenheard {

namespace {

/// More than the octets of one answer have room for, of entries of the usual size: the rows of the rest would be read
/// for nothing.
constexpr std::size_t usualLeaves = 1024;

NodePlace placeOf(const PassedSubtree& passed) {
    return {passed.level, passed.first >> passed.level};
}

/// Leaves that the reader may read of, with the records that make it so.
std::vector<ReadableLeaf> readableIn(const FeedRows& rows) {
    std::vector<ReadableLeaf> leaves;
    for (const auto& row : rows.rows) {
        if (row.event == FeedEvent::Left)
            continue;
        if (leaves.empty() || leaves.back().leaf != row.leaf)
            leaves.push_back({row.leaf, {}});
        auto& records = leaves.back().records;
        if (records.empty() || records.back() != row.record)
            records.push_back(row.record);
    }
    return leaves;
}

std::vector<FeedMark> marksIn(const FeedRows& rows, const std::vector<RecordScope>& scopes) {
    std::vector<FeedMark> marks;
    for (const auto& row : rows.rows) {
        if (row.event == FeedEvent::Entry)
            continue;
        const auto scope = std::lower_bound(scopes.begin(), scopes.end(), row.scope);
        marks.push_back({row.leaf, row.record, static_cast<std::uint32_t>(scope - scopes.begin()), row.event});
    }
    return marks;
}

/// False where the page would pass over more subtrees than an answer takes; then it ends before the gap.
bool passOver(std::vector<PassedSubtree>& passed, std::uint64_t from, std::uint64_t end) {
    const auto places = subtreesCovering(from, end);
    if (passed.size() + places.size() > limits::passedInAnswer)
        return false;
    for (const auto& place : places)
        passed.push_back({place.index << place.level, place.level, {}});
    return true;
}

} // namespace

Result<std::vector<StoredLeaf>> FeedPager::leaves(
    std::span<const ReadableLeaf> readable, const LeavesAtAuthor& atReader) {
    std::vector<ReadableLeaf> wanted;
    for (const auto& leaf : readable) {
        if (!atReader.contains(leaf.leaf))
            wanted.push_back(leaf);
    }
    auto found = feeds_.leaves(wanted, limits::pullBytes);
    if (!found)
        return found.error();
    auto next = found->begin();
    std::vector<StoredLeaf> all;
    all.reserve(readable.size());
    for (const auto& leaf : readable) {
        if (const auto here = atReader.find(leaf.leaf); here != atReader.end())
            all.push_back({FeedLeaf{leaf.leaf, {}, here->second, {}}, {}, {}, {}, {}});
        else if (next != found->end())
            all.push_back(std::move(*next++));
        else
            break;
    }
    return all;
}

Result<PagedLeaves> FeedPager::page(
    const std::vector<RecordScope>& scopes, std::uint64_t from, std::uint64_t below, const LeavesAtAuthor& atReader) {
    auto rows = feeds_.rows(scopes, from, below, usualLeaves);
    if (!rows)
        return rows.error();
    auto page = cut(*rows, scopes, from, atReader);
    // All its rows have room, and there are more: small entries, or such as the reader has himself.
    if (!page || rows->end == below || page->end < rows->end)
        return page;
    rows = feeds_.rows(scopes, from, below, limits::leavesInAnswer);
    return rows ? cut(*rows, scopes, from, atReader) : Result<PagedLeaves>(rows.error());
}

Result<PagedLeaves> FeedPager::cut(
    const FeedRows& rows, const std::vector<RecordScope>& scopes, std::uint64_t from, const LeavesAtAuthor& atReader) {
    auto readable = readableIn(rows);
    auto marks = marksIn(rows, scopes);
    auto end = rows.end;
    if (marks.size() > limits::marksInAnswer) {
        end = marks[limits::marksInAnswer].leaf;
        std::erase_if(readable, [end](const ReadableLeaf& leaf) { return leaf.leaf >= end; });
    }
    if (readable.size() > limits::leavesInAnswer) {
        end = readable[limits::leavesInAnswer].leaf;
        readable.resize(limits::leavesInAnswer);
    }
    auto leaves = this->leaves(readable, atReader);
    if (!leaves)
        return leaves.error();
    if (leaves->size() < readable.size())
        end = readable[leaves->size()].leaf;

    PagedLeaves page;
    page.end = from;
    std::size_t at = 0; // Leaves stand as the readable ones do.
    for (auto& leaf : *leaves) {
        if (!passOver(page.passed, page.end, leaf.feed.leaf)) {
            end = page.end;
            break;
        }
        page.end = leaf.feed.leaf + 1;
        const bool tellsOfRecords =
            !leaf.feed.entry.empty() && (leaf.form.id != administrationForm || !leaf.feed.released.empty());
        if (tellsOfRecords)
            page.records.insert(readable[at].records.begin(), readable[at].records.end());
        ++at;
        page.leaves.push_back(std::move(leaf));
    }
    if (page.end < end && passOver(page.passed, page.end, end))
        page.end = end;
    page.marks = std::move(marks);
    std::erase_if(page.marks, [&page](const FeedMark& mark) { return mark.leaf >= page.end; });
    return page;
}

void planPassed(const std::vector<PassedSubtree>& passed, LogTree& tree) {
    for (const auto& subtree : passed)
        tree.planNode(placeOf(subtree));
}

Status takePassed(std::vector<PassedSubtree>& passed, const LogTree& tree) {
    for (auto& subtree : passed) {
        const auto hash = tree.node(placeOf(subtree));
        if (!hash)
            return hash.error();
        subtree.hash = *hash;
    }
    return success();
}

} // namespace seenheard
