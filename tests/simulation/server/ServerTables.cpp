#include "tests/simulation/server/ServerTables.h"

namespace seenheard {

ChainEntry ServerTables::chainEntryAt(std::uint64_t leaf) const {
    const auto& entry = log.at(leaf)->sequenced;
    const auto& header = entry.verified.header;
    return {header.signer, header.number, entry.verified.id, header.previous, leaf, entry.held, entry.receivedAtMs};
}

} // namespace seenheard
