// What the judge reads off a tablet's disk without its keys.
#include "platform/base/File.h"
#include "sync/protocol/BoxSegment.h"
#include "tests/simulation/judge/Judge.h"
#include "tests/simulation/world/Canary.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::uint64_t mostBytes = 256ULL * 1024 * 1024;

} // namespace

void Judge::checkBox(std::size_t tablet, const std::filesystem::path& box, const std::vector<EntryId>& saved) {
    std::set<EntryId> sealed;
    const auto numbers = boxSegmentsIn(box);
    for (const auto number : numbers ? *numbers : std::vector<std::uint64_t>{}) {
        const auto file = readFile(boxSegmentPath(box, number), mostBytes);
        const auto segment = file ? boxSegmentFrom(*file) : Result<BoxSegment>(file.error());
        if (!segment)
            continue;
        for (const auto& record : segment->records)
            if (record.header.kind == BoxKind::Entry)
                sealed.insert(record.header.entry);
    }
    for (const auto& id : saved) {
        // A receipt may have become durable in the moment in which the power went, and nobody was told of it.
        if (log_.leafOf(id))
            continue;
        if (!hasLeaf(ledger_.find(id)->told) && !sealed.contains(id))
            verdict_.find(
                BrokenPromise::Lost, "tablet " + std::to_string(tablet) + " has a saved entry that is not in its box");
    }
}

void Judge::checkLocked(std::size_t tablet, const std::vector<EntryId>& saved) {
    for (const auto& id : saved) {
        // A box need not hold what the server had said to have.
        if (!log_.leafOf(id) && !lost_.contains(id))
            verdict_.find(BrokenPromise::Lost,
                "tablet " + std::to_string(tablet) + " is locked and a saved entry in its box was not delivered");
    }
}

void Judge::checkFiles(const std::filesystem::path& directory) {
    std::error_code gone;
    for (std::filesystem::recursive_directory_iterator at(directory, gone), end; !gone && at != end;
         at.increment(gone)) {
        if (!at->is_regular_file(gone))
            continue;
        const auto content = readFile(at->path(), mostBytes);
        if (content && textOf(*content).find(canary) != std::string_view::npos)
            verdict_.find(BrokenPromise::Undetected, "words of an officer stand in " + at->path().filename().string());
    }
}

} // namespace seenheard
