#pragma once

#include "sync/server/store/SignerStore.h"

#include <memory>
#include <shared_mutex>
#include <unordered_map>

namespace seenheard {

/// Who the signers are. A certificate never changes, so each is read once.
class SignerDirectory {
public:
    explicit SignerDirectory(SignerStore& store) : store_(store) {}

    /// Nothing for a signer who is not enrolled here.
    [[nodiscard]] Result<std::shared_ptr<const SignerCertificate>> find(const SignerId& signer);
    /// The officer of a signer; nobody where the signer is not known, or the store could not be asked.
    [[nodiscard]] OfficerId officerOf(const SignerId& signer);

private:
    SignerStore& store_;
    std::shared_mutex guard_;
    std::unordered_map<SignerId, std::shared_ptr<const SignerCertificate>> known_;
};

} // namespace seenheard
