#include "sync/server/access/TabletDirectory.h"

namespace seenheard {

Result<std::optional<SignerId>> TabletDirectory::signerOn(const TabletId& tablet) {
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

} // namespace seenheard
