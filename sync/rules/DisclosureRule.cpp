#include "sync/rules/Rules.h"

#include <algorithm>

namespace seenheard {

Consequences disclosureRule(const ObservedRecord& record) {
    Consequences consequences;
    for (const AnswerView& child : record.children) {
        const auto words = child.items("words");
        if (std::any_of(words.begin(), words.end(), [](const AnswerView& quotation) {
                return quotation.isAnyOf("tells_of", {"hit_or_hurt", "sexual", "threatened", "other"});
            }))
            consequences.push_back({"R5", "Stop asking, keep the words, tell a specialist",
                "The child's words tell of harm; what is asked next is for those who are trained to.", std::nullopt,
                child.item(), false, ""});
    }
    return consequences;
}

} // namespace seenheard
