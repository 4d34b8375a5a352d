#include "sync/server/sequencer/ChainView.h"

#include <algorithm>
#include <set>

namespace seenheard {

namespace {

/// Runs of consecutive numbers, each widened by its neighbours, so that a batch is read in few steps. They do not
/// overlap.
std::vector<ChainRange> rangesOf(const SignerId& signer, const std::set<std::uint64_t>& numbers) {
    std::vector<ChainRange> ranges;
    for (const auto number : numbers) {
        if (!ranges.empty() && number <= ranges.back().last + 1)
            ranges.back().last = number + 1;
        else
            ranges.push_back({signer, number - 1, number + 1});
    }
    return ranges;
}

} // namespace

Result<ChainView> ChainView::around(SequencingTurn& turn, const std::vector<const VerifiedEntry*>& entries) {
    std::map<SignerId, std::set<std::uint64_t>> numbers;
    for (const auto* entry : entries)
        numbers[entry->header.signer].insert(entry->header.number);

    std::vector<SignerId> signers;
    std::vector<ChainRange> ranges;
    for (const auto& [signer, wanted] : numbers) {
        signers.push_back(signer);
        for (const auto& range : rangesOf(signer, wanted))
            ranges.push_back(range);
    }
    auto found = turn.chains(ranges);
    if (!found)
        return found.error();
    const auto marks = turn.marks(signers);
    if (!marks)
        return marks.error();

    ChainView view;
    for (const auto& entry : *found)
        view.add(entry);
    for (const auto& mark : *marks) {
        if (mark.forkedAt != 0)
            view.forkedAt_[mark.signer] = mark.forkedAt;
        view.marks_[mark.signer] = mark;
    }
    return view;
}

const ChainEntry* ChainView::find(const VerifiedEntry& entry) const {
    const auto [first, last] = entries_.equal_range({entry.header.signer, entry.header.number});
    const auto same = std::find_if(first, last, [&entry](const auto& one) { return one.second.entry == entry.id; });
    return same == last ? nullptr : &same->second;
}

bool ChainView::isForked(const VerifiedEntry& entry) {
    const auto& header = entry.header;
    if (contradicts(entry)) {
        auto& forkedAt = forkedAt_[header.signer];
        if (forkedAt == 0 || header.number < forkedAt) {
            forkedAt = header.number;
            newForks_[header.signer] = header.number;
        }
        return true;
    }
    const auto fork = forkedAt_.find(header.signer);
    return fork != forkedAt_.end() && header.number >= fork->second;
}

bool ChainView::isRevoked(const SignerId& signer) const {
    return standingOf(signer) == SignerStanding::Revoked;
}

bool ChainView::isStale(const VerifiedEntry& entry) const {
    const auto mark = marks_.find(entry.header.signer);
    if (mark == marks_.end() || entry.header.number <= mark->second.reported.head)
        return false;
    const auto& seen = entry.header.treeHeadSeen;
    const auto& reported = mark->second.reported;
    return std::pair(seen.epoch, seen.size) < std::pair(reported.epoch, reported.size);
}

SignerStanding ChainView::standingOf(const SignerId& signer) const {
    const auto mark = marks_.find(signer);
    return mark == marks_.end() ? SignerStanding::Open : mark->second.standing;
}

const ChainEntry& ChainView::add(const ChainEntry& entry) {
    return entries_.emplace(Place{entry.signer, entry.number}, entry)->second;
}

std::vector<ChainMark> ChainView::newForks() const {
    std::vector<ChainMark> marks;
    for (const auto& [signer, number] : newForks_)
        marks.push_back({signer, number, SignerStanding::Open, {}});
    return marks;
}

bool ChainView::contradicts(const VerifiedEntry& entry) const {
    const auto& header = entry.header;
    if (entries_.count({header.signer, header.number}) != 0)
        return true;
    const auto [before, beforeEnd] = entries_.equal_range({header.signer, header.number - 1});
    if (before != beforeEnd
        && std::none_of(before, beforeEnd, [&](const auto& one) { return one.second.entry == header.previous; }))
        return true;
    const auto [behind, behindEnd] = entries_.equal_range({header.signer, header.number + 1});
    return behind != behindEnd
        && std::none_of(behind, behindEnd, [&](const auto& one) { return one.second.previous == entry.id; });
}

} // namespace seenheard
