#include "sync/rules/Rules.h"

namespace seenheard {
namespace {

/// This record adds one itself.
std::uint32_t ownLowConcerns(const AnswerView& child) {
    return child.is("officer_concern", "some") || child.is("grade", "green") ? 1 : 0;
}

std::uint32_t ownEpisodes(const AnswerView& record) {
    return record.asks("returned_at") && !record.asks("outcome_of_offer") ? 1 : 0;
}

std::string counted(std::uint32_t count, const char* what, std::int32_t days) {
    return std::to_string(count) + " " + what + " in " + std::to_string(days) + " days";
}

} // namespace

Consequences cumulativeRule(const ObservedRecord& record) {
    Consequences consequences;
    const DistrictSettings& district = record.local.district;
    for (const AnswerView& child : record.children) {
        const auto found = record.local.earlier.find(child.item().value_or(ItemId{}));
        const EarlierContacts earlier = found == record.local.earlier.end() ? EarlierContacts{} : found->second;
        std::vector<std::string> reasons;
        const auto concerns = earlier.lowConcerns + ownLowConcerns(child);
        if (ownLowConcerns(child) > 0 && concerns >= district.lowConcerns)
            reasons.push_back(counted(concerns, "lower concerns", district.lowConcernDays));
        const auto missing = earlier.missingEpisodes + ownEpisodes(record.scene);
        if (ownEpisodes(record.scene) > 0 && missing >= district.missingEpisodes)
            reasons.push_back(counted(missing, "times missing", district.missingDays));
        if (!reasons.empty())
            consequences.push_back({"R9", "Ask whether a strategy meeting is needed",
                sentenceOf(reasons) + " None is much by itself; together they are.", std::nullopt, child.item(), false,
                "meeting"});
    }
    return consequences;
}

} // namespace seenheard
