#include "sync/protocol/Authority.h"

namespace seenheard {

std::string_view wordFor(SignerStanding standing) {
    switch (standing) {
    case SignerStanding::Open: return "open";
    case SignerStanding::Revoked: return "revoked";
    case SignerStanding::Retired: return "retired";
    case SignerStanding::Forked: return "forked";
    }
    return "open";
}

ActPlace actPlaceOf(const EntryHeader& header) {
    return {header.treeHeadSeen.epoch, header.treeHeadSeen.size, header.number};
}

Role roleAt(Role certified, std::span<const RoleChange> changes, std::uint64_t treeSize) {
    auto role = certified;
    for (const auto& change : changes) {
        if (change.leaf < treeSize)
            role = change.role;
    }
    return role;
}

} // namespace seenheard
