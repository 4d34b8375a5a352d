#include "sync/engine/ScopeComparison.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::string_view digits = "0123456789abcdef";
/// A server that finds differences in everything for ever is not listened to for longer.
constexpr std::size_t mostRanges = 65'536;

} // namespace

ScopeComparison::ScopeComparison(std::vector<ScopeHeld> held) : held_(std::move(held)) {
    for (std::size_t scope = 0; scope < held_.size(); ++scope)
        waiting_.push_back({scope, {}});
}

std::span<const RecordDigest> ScopeComparison::heldIn(const Range& range) const {
    return inRange(held_[range.scope].records, range.prefix);
}

std::vector<RangeAsked> ScopeComparison::next(std::size_t most) const {
    std::vector<RangeAsked> asked;
    for (const auto& range : waiting_) {
        if (asked.size() == most)
            break;
        // Of what is held here everything has a digest.
        asked.push_back({held_[range.scope].scope, range.prefix, digestOf(heldIn(range)).value_or(Hash{})});
    }
    return asked;
}

Status ScopeComparison::take(const std::vector<RangeAsked>& asked, const std::vector<RangeFound>& found) {
    if (found.size() != asked.size() || asked.size() > waiting_.size())
        return fail(ErrorCode::ServerRefused,
            "The server compared other records than it was asked for. Nothing of its answer was taken in.");
    compared_ += found.size();
    for (const auto& one : found) {
        const auto range = waiting_.front();
        waiting_.pop_front();
        if (one.same)
            continue;
        if (one.parts.empty())
            takeRecords(range, one.records);
        else if (range.prefix.size() < RecordId::size * 2)
            takeParts(range, one.parts);
    }
    if (compared_ > mostRanges)
        waiting_.clear();
    return success();
}

void ScopeComparison::takeParts(const Range& range, const std::vector<RangePart>& parts) {
    std::set<std::uint8_t> there;
    for (const auto& part : parts) {
        const Range smaller{range.scope, range.prefix + digits[part.digit]};
        if (there.insert(part.digit).second && digestOf(heldIn(smaller)) != part.digest)
            waiting_.push_back(smaller);
    }
    // What the server has nothing of is here alone.
    for (std::size_t digit = 0; digit < digits.size(); ++digit) {
        if (there.contains(static_cast<std::uint8_t>(digit)))
            continue;
        for (const auto& alone : heldIn({range.scope, range.prefix + digits[digit]}))
            differing_.insert(alone.record);
    }
}

void ScopeComparison::takeRecords(const Range& range, const std::vector<RecordDigest>& records) {
    const auto here = heldIn(range);
    std::set<RecordId> there;
    for (const auto& one : records) {
        there.insert(one.record);
        if (!one.digest)
            continue; // Its newest leaf comes by the feed.
        const auto same = std::ranges::lower_bound(here, one.record, {}, &RecordDigest::record);
        if (same == here.end() || same->record != one.record || same->digest != one.digest)
            differing_.insert(one.record);
    }
    for (const auto& one : here) {
        if (!there.contains(one.record))
            differing_.insert(one.record);
    }
}

} // namespace seenheard
