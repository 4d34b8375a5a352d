#include "app/storage/DraftRevisions.h"

#include "platform/base/File.h"
#include "sync/protocol/BoxSegment.h"

#include <algorithm>

namespace seenheard {

std::map<DraftId, std::uint32_t> draftRevisionsIn(const std::filesystem::path& box) {
    std::map<DraftId, std::uint32_t> newest;
    const auto segments = boxSegmentsIn(box);
    if (!segments)
        return newest;
    for (const auto number : *segments) {
        const auto file = readFile(boxSegmentPath(box, number), boxSegmentMostBytes);
        const auto segment = file ? boxSegmentFrom(*file) : Result<BoxSegment>(file.error());
        if (!segment)
            continue;
        for (const auto& record : segment->records) {
            if (record.header.kind == BoxKind::Draft)
                newest[record.header.draft] = std::max(newest[record.header.draft], record.header.revision);
        }
    }
    return newest;
}

} // namespace seenheard
