#include "sync/server/access/DeskAccess.h"

#include <algorithm>

namespace seenheard {

bool DeskPerson::looksAfter(const std::string& team) const {
    return may(role(), Right::ManagePeople)
        || std::ranges::find(follows, RecordScope{ScopeKind::Team, team}) != follows.end();
}

Result<std::optional<SignerId>> DeskAccess::signerOn(const TabletId& tablet) {
    const std::scoped_lock lock(guard_);
    if (const auto known = known_.find(tablet); known != known_.end())
        return std::optional(known->second);
    const auto signers = log_.signers();
    if (!signers)
        return signers.error();
    for (const auto& signer : *signers)
        known_.insert_or_assign(signer.certificate.tablet, signer.certificate.signer());
    const auto found = known_.find(tablet);
    return found == known_.end() ? std::optional<SignerId>() : std::optional(found->second);
}

Result<DeskPerson> DeskAccess::check(const Request& request, Right right) {
    const auto none =
        fail(ErrorCode::NotEntitled, "The TLS certificate of this connection is of no enrolment that stands here.");
    if (!request.head.tablet)
        return none;
    const auto signer = signerOn(*request.head.tablet);
    if (!signer)
        return signer.error();
    auto state = *signer ? log_.signer(**signer) : Result<std::optional<SignerState>>(std::nullopt);
    if (!state)
        return state.error();
    if (!*state || (*state)->standing != SignerStanding::Open)
        return none;
    if (!may((*state)->role, right))
        return fail(ErrorCode::NotEntitled,
            "This needs the right '" + std::string(wordFor(right)) + "', which the role "
                + std::string(wordFor((*state)->role)) + " does not have.");
    auto follows = follows_.of((*state)->certificate);
    if (!follows)
        return follows.error();
    return DeskPerson{std::move(**state), std::move(*follows)};
}

} // namespace seenheard
