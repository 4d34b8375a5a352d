#pragma once

#include "sync/server/store/LogStore.h"

#include <map>

namespace seenheard {

/// The signers' chains around the entries of one batch: what was there, and what the batch adds.
class ChainView {
public:
    /// Reads what the entries' numbers touch: each number, the one before and the one behind.
    [[nodiscard]] static Result<ChainView> around(
        SequencingTurn& turn, const std::vector<const VerifiedEntry*>& entries);

    /// The entry itself, where it has a leaf already.
    [[nodiscard]] const ChainEntry* find(const VerifiedEntry& entry) const;
    /// Whether the entry is of two histories of its signer: another entry has its number, or its neighbours do not
    /// link, or it belongs to what was written after a fork. Remembers a fork it finds.
    [[nodiscard]] bool isForked(const VerifiedEntry& entry);
    /// Whether the signer was revoked before this turn.
    [[nodiscard]] bool isRevoked(const SignerId& signer) const;
    /// Whether the entry names an older tree than its signer is known to have had before it was written.
    [[nodiscard]] bool isStale(const VerifiedEntry& entry) const;
    [[nodiscard]] SignerStanding standingOf(const SignerId& signer) const;
    /// Yields the entry as it stands in the chain.
    const ChainEntry& add(const ChainEntry& entry);

    [[nodiscard]] std::vector<ChainMark> newForks() const;

private:
    using Place = std::pair<SignerId, std::uint64_t>;

    [[nodiscard]] bool contradicts(const VerifiedEntry& entry) const;

    std::multimap<Place, ChainEntry> entries_;
    std::map<SignerId, std::uint64_t> forkedAt_;
    std::map<SignerId, std::uint64_t> newForks_;
    std::map<SignerId, ChainMark> marks_;
};

} // namespace seenheard
