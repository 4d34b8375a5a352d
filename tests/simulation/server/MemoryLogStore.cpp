#include "tests/simulation/server/MemoryLogStore.h"

#include "sync/server/store/TreeNodePosition.h"
#include "tests/simulation/server/MemoryTurn.h"

#include <algorithm>

namespace seenheard {

namespace {

/// Small, so that pages are cut in a log of some hundred entries too.
constexpr std::size_t pageBytes = 6000;

} // namespace

Result<std::unique_ptr<SequencingTurn>> MemoryLogStore::beginTurn() {
    if (machine_.turnTaken)
        return fail(ErrorCode::Busy, "Another process has the turn.");
    return std::unique_ptr<SequencingTurn>(std::make_unique<MemoryTurn>(machine_));
}

Result<std::vector<Hash>> MemoryLogStore::nodes(std::span<const NodePlace> places) {
    std::vector<Hash> found;
    for (const auto& place : places) {
        const auto position = treeNodePosition(place);
        if (position >= tables_.nodes.size())
            return fail(ErrorCode::NotFound, "That node is not full yet.");
        found.push_back(tables_.nodes[position]);
    }
    return found;
}

Result<std::vector<StoredLeaf>> MemoryLogStore::leaves(std::uint64_t from, std::uint64_t below, std::size_t maxBytes) {
    std::vector<StoredLeaf> found;
    std::size_t bytes = 0;
    const auto most = std::min(maxBytes, pageBytes);
    for (auto leaf = from; leaf < below && leaf < tables_.log.size(); ++leaf) {
        const auto& kept = *tables_.log[leaf];
        const auto released = std::ranges::find_if(
            tables_.settlements, [leaf](const auto& one) { return one.second.leaf == leaf && one.second.released; });
        const auto* with = released == tables_.settlements.end() ? nullptr : tables_.log.at(released->first).get();
        bytes += kept.canonical.size() + (with == nullptr ? 0 : with->canonical.size());
        if (bytes > most && !found.empty())
            break;
        const auto& header = kept.sequenced.verified.header;
        found.push_back({{leaf, kept.canonical, tables_.heldAt(leaf), with == nullptr ? Bytes{} : with->canonical},
            header.signer, header.form, with == nullptr ? SignerId{} : with->sequenced.verified.header.signer,
            with == nullptr ? FormRef{} : with->sequenced.verified.header.form});
    }
    return found;
}

Result<std::vector<ChainEntry>> MemoryLogStore::find(const SignerId& signer, std::span<const EntryId> entries) {
    std::vector<ChainEntry> found;
    const auto chain = tables_.chains.find(signer);
    if (chain == tables_.chains.end())
        return found;
    for (const auto& [number, leaf] : chain->second) {
        if (std::ranges::find(entries, tables_.log[leaf]->sequenced.verified.id) != entries.end())
            found.push_back(tables_.chainEntryAt(leaf));
    }
    return found;
}

Result<EntryId> MemoryLogStore::entryAt(const SignerId& signer, std::uint64_t number) {
    const auto chain = tables_.chains.find(signer);
    const auto found = chain == tables_.chains.end() ? std::nullopt : std::optional(chain->second.find(number));
    if (!found || *found == chain->second.end())
        return fail(ErrorCode::NotFound, "No entry has that number.");
    return tables_.log[(*found)->second]->sequenced.verified.id;
}

Result<std::vector<std::uint64_t>> MemoryLogStore::missingNumbers(const SignerId& signer, std::size_t most) {
    std::vector<std::uint64_t> missing;
    const auto chain = tables_.chains.find(signer);
    if (chain == tables_.chains.end())
        return missing;
    const auto& writtenOff = tables_.writtenOff[signer];
    std::uint64_t expected = 1;
    for (const auto& [number, leaf] : chain->second) {
        for (; expected < number && missing.size() < most; ++expected)
            if (!writtenOff.contains(expected))
                missing.push_back(expected);
        expected = number + 1;
    }
    return missing;
}

Result<StoredRecord> MemoryLogStore::record(const RecordId& id) {
    const auto found = tables_.records.find(id);
    if (found == tables_.records.end())
        return fail(ErrorCode::NotFound, "There is no such record.");
    return *found->second;
}

Result<std::vector<SignerState>> MemoryLogStore::signers() {
    std::vector<SignerState> found;
    for (const auto& [id, certificate] : tables_.certificates) {
        SignerState state{certificate, certificate.role, SignerStanding::Open, 0, 0};
        if (const auto closed = tables_.closings.find(id); closed != tables_.closings.end())
            state.standing = closed->second.standing;
        found.push_back(std::move(state));
    }
    return found;
}

Result<std::optional<SignerState>> MemoryLogStore::signer(const SignerId& signer) {
    const auto known = tables_.certificates.find(signer);
    if (known == tables_.certificates.end())
        return std::optional<SignerState>();
    return std::optional(SignerState{known->second, known->second.role, SignerStanding::Open, 0, 0});
}

Result<std::optional<std::uint64_t>> MemoryLogStore::feedEnd(const SignerId& signer) {
    const auto closed = tables_.closings.find(signer);
    if (closed == tables_.closings.end() || closed->second.standing != SignerStanding::Revoked)
        return std::optional<std::uint64_t>();
    return std::optional(closed->second.leaf + 1);
}

} // namespace seenheard
