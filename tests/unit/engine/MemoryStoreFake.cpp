#include "tests/unit/engine/MemoryStoreFake.h"

namespace seenheard {

void MemoryStoreFake::save(const Entry& entry) {
    own.emplace(own.size() + 1, Own{entryIdOf(entry.header), canonicalBytes(entry), std::nullopt});
}

ReceiptState MemoryStoreFake::stateOf(std::uint64_t number) const {
    const auto& receipt = own.at(number).receipt;
    return receipt ? receipt->state : ReceiptState::Unknown;
}

Result<ChainHead> MemoryStoreFake::chainHead() {
    return own.empty() ? ChainHead{} : ChainHead{own.rbegin()->first, own.rbegin()->second.id};
}

Result<std::vector<OutgoingEntry>> MemoryStoreFake::outgoing(
    std::uint64_t after, std::size_t mostBytes, std::size_t most) {
    ++timesOutgoing;
    std::vector<OutgoingEntry> found;
    std::size_t bytes = 0;
    for (const auto& [number, entry] : own) {
        bytes += number > after && stateOf(number) == ReceiptState::Unknown ? entry.entry.size() : 0;
        if (number <= after || stateOf(number) != ReceiptState::Unknown)
            continue;
        if (found.size() == most || (!found.empty() && bytes > mostBytes))
            break;
        found.push_back({entry.id, number, entry.entry});
    }
    return found;
}

Result<std::vector<std::pair<std::uint64_t, EntryId>>> MemoryStoreFake::awaiting(
    std::uint64_t after, std::size_t most) {
    std::vector<std::pair<std::uint64_t, EntryId>> found;
    for (const auto& [number, entry] : own) {
        if (number > after && stateOf(number) == ReceiptState::Received && found.size() < most)
            found.emplace_back(number, entry.id);
    }
    return found;
}

Result<std::optional<SignerCertificate>> MemoryStoreFake::certificate(const SignerId& signer) {
    const auto found = certificates.find(signer);
    return found == certificates.end() ? std::optional<SignerCertificate>{} : std::optional(found->second);
}

Status MemoryStoreFake::noteCompared(const std::set<RecordId>& found) {
    differing = found;
    return success();
}

Result<BesideCursor> MemoryStoreFake::besideCursor(std::int64_t historyAfter) {
    auto asked = beside;
    if (asked.historyUpTo && *asked.historyUpTo <= historyAfter)
        asked.history.clear();
    return asked;
}

Status MemoryStoreFake::apply(const VerifiedAnswer& answer) {
    if (failure)
        return *std::exchange(failure, std::nullopt);
    ++applied;
    for (const auto& verified : answer.receipts)
        own.at(verified.number).receipt = verified.receipt;
    for (const auto& certificate : answer.certificates)
        certificates.emplace(certificate.signer(), certificate);
    leaves.insert(leaves.end(), answer.leaves.begin(), answer.leaves.end());
    for (const auto& form : answer.forms)
        forms.push_back(form.hash);
    for (const auto& set : answer.references)
        references.push_back(set.version);
    for (const auto& record : answer.records) {
        std::erase(beside.records, record.record);
        present.push_back(record);
    }
    if (answer.fill && answer.fill->done)
        beside.fill.reset();
    scopes = answer.scopes;
    at = answer.position;
    return success();
}

} // namespace seenheard
