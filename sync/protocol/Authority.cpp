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

Role roleAt(Role certified, std::span<const RoleChange> changes, std::uint64_t treeSize) {
    auto role = certified;
    for (const auto& change : changes) {
        if (change.leaf < treeSize)
            role = change.role;
    }
    return role;
}

std::optional<Role> roleFrom(std::string_view word) {
    for (const auto role : {Role::Officer, Role::Supervisor, Role::Server}) {
        if (wordFor(role) == word)
            return role;
    }
    return std::nullopt;
}

} // namespace seenheard
