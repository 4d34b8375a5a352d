#include "sync/verify/SeenEntry.h"

#include "sync/protocol/MerkleTree.h"
#include "sync/protocol/SigningContext.h"

namespace seenheard {

namespace {

void checkParts(SeenEntry& seen, const ExportedEntry& entry) {
    const auto& commitments = seen.header->commitments;
    for (std::size_t i = 0; i < commitments.size(); ++i) {
        // An export that is short of parts was changed: what is absent is said to be.
        const auto* part = i < entry.parts.size() ? &entry.parts[i] : nullptr;
        const bool damaged = part != nullptr && std::holds_alternative<DamagedPart>(*part);
        const auto* salted = part != nullptr ? std::get_if<SaltedPart>(part) : nullptr;
        if (part != nullptr && std::holds_alternative<std::monostate>(*part))
            ++seen.partsAbsent;
        else if (salted == nullptr || commitmentOf(*salted) != commitments[i])
            seen.wrongParts.emplace_back(i, damaged);
    }
    for (auto i = commitments.size(); i < entry.parts.size(); ++i)
        seen.wrongParts.emplace_back(i, false);
}

} // namespace

SeenEntry checkEntry(const ExportedEntry& entry, const Signers& signers) {
    SeenEntry seen;
    seen.claimedLeaf = entry.leaf;
    seen.id = entryIdOf(entry.header);
    seen.leafHash = merkleLeafHash(seen.id->bytes());
    auto header = entryHeaderFrom(entry.header);
    if (!header)
        return seen;
    seen.header = std::move(*header);
    const auto signature = Signature::fromBytes(entry.signature);
    const auto* key = signers.keyOf(seen.header->signer);
    seen.certified = key != nullptr;
    seen.signatureHolds =
        key != nullptr && signature && verify(*key, signedBytes(signing_context::entry, entry.header), *signature);
    checkParts(seen, entry);
    return seen;
}

} // namespace seenheard
