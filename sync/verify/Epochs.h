#pragma once

#include "sync/verify/Signers.h"

namespace seenheard {

/// The epochs of a log: each begins with a statement by the root that names what survived, and the server writes in it
/// under a new signer.
class Epochs {
public:
    explicit Epochs(const PublicKey& root) : root_(root) {}

    /// A statement as it stands behind `last`, the newest head before it; why it is not good, if it is not.
    [[nodiscard]] Status open(BytesView statement, std::string_view serverName, const std::optional<TreeHeadRef>& last,
        const Signers& signers);
    /// The next head; why it may not stand here.
    [[nodiscard]] Status follow(const TreeHeadRef& head);
    /// Whether a signer of the server may have written while it knew that epoch.
    [[nodiscard]] bool mayWrite(const SignerId& signer, std::uint64_t epochSeen) const;
    /// A statement stands here whose first head has not come.
    [[nodiscard]] bool waits() const { return opened_.has_value(); }

private:
    PublicKey root_;
    std::uint64_t epoch_ = 0;
    std::optional<TreeHeadRef> opened_; ///< The head that the epoch has to begin with.
    std::unordered_map<std::uint64_t, SignerId> signers_;
};

} // namespace seenheard
