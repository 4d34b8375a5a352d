#include "sync/server/access/SignerDirectory.h"

#include <mutex>

namespace seenheard {

Result<std::shared_ptr<const SignerCertificate>> SignerDirectory::find(const SignerId& signer) {
    {
        const std::shared_lock lock(guard_);
        if (const auto known = known_.find(signer); known != known_.end())
            return known->second;
    }
    auto found = store_.certificates(std::span(&signer, 1));
    if (!found)
        return found.error();
    if (found->empty())
        return std::shared_ptr<const SignerCertificate>();
    auto certificate = std::make_shared<const SignerCertificate>(std::move(found->front()));
    const std::scoped_lock lock(guard_);
    return known_.emplace(signer, std::move(certificate)).first->second;
}

OfficerId SignerDirectory::officerOf(const SignerId& signer) {
    const auto certificate = find(signer);
    return certificate && *certificate ? (*certificate)->officer : OfficerId{};
}

} // namespace seenheard
