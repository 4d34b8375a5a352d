#include "sync/verify/Occurrences.h"

#include "sync/protocol/ExportItem.h"
#include "sync/protocol/MerkleTree.h"
#include "sync/protocol/TreeHead.h"
#include "sync/verify/ExportFile.h"

#include <algorithm>

namespace seenheard {

namespace {

/// Gives every item that can be read to `take`.
template<typename Take>
Status forEachItem(const std::filesystem::path& path, Take take) {
    auto file = ExportFile::open(path);
    if (!file)
        return file.error();
    for (;;) {
        const auto octets = file->next();
        if (!octets || !*octets)
            return success();
        if (const auto item = exportItemFrom(**octets))
            take(*item);
    }
}

} // namespace

Result<Occurrences> occurrencesOf(const Hash& leafHash, const std::filesystem::path& file) {
    Occurrences found;
    const auto status = forEachItem(file, [&](const ExportItem& item) {
        if (const auto* turn = std::get_if<ExportedTurn>(&item))
            found.named +=
                static_cast<std::uint64_t>(std::count(turn->leafHashes.begin(), turn->leafHashes.end(), leafHash));
        else if (const auto* entry = std::get_if<ExportedEntry>(&item))
            found.there += merkleLeafHash(entryIdOf(entry->header).bytes()) == leafHash ? 1 : 0;
    });
    return status ? Result(found) : status.error();
}

Result<bool> someTurnBeginsAt(std::uint64_t leaf, const std::filesystem::path& file) {
    bool found = false;
    const auto status = forEachItem(file, [&](const ExportItem& item) {
        const auto* turn = std::get_if<ExportedTurn>(&item);
        if (turn == nullptr || turn->leafHashes.empty())
            return;
        const auto head = treeHeadFrom(turn->head);
        found = found || (head && head->ref.size - turn->leafHashes.size() == leaf);
    });
    return status ? Result(found) : status.error();
}

} // namespace seenheard
