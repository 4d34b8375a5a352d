#include "sync/rules/Rules.h"

namespace seenheard {

Consequences childToldRule(const ObservedRecord& record) {
    Consequences consequences;
    for (const AnswerView& child : record.children) {
        if (!child.asks("child_told") || child.is("age_band", "unborn")
            || child.isAnyOf("child_told", {"told_what_happens_next", "too_young", "not_safe_to_tell"}))
            continue;
        consequences.push_back({"R21", "Tell the child, as fits their age, what happens next",
            child.is("child_told", "not_told") ? "The child has not been told yet."
                                               : "Nothing says whether the child was told.",
            std::nullopt, child.item(), false, ""});
    }
    return consequences;
}

} // namespace seenheard
