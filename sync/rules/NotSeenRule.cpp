#include "sync/rules/Rules.h"

namespace seenheard {

Consequences notSeenRule(const ObservedRecord& record) {
    Consequences consequences;
    for (const AnswerView& child : record.children) {
        std::string why;
        if (child.is("seen_status", "not_seen_asleep_behind_closed_door"))
            why = "Said to be asleep behind a closed door.";
        else if (child.is("seen_status", "not_seen_access_refused"))
            why = "Access was refused.";
        else if (child.is("seen_status", "not_seen_whereabouts_unknown"))
            why = "Nobody knows where the child is.";
        else if (child.is("seen_status", "not_seen_elsewhere"))
            why = "Said to be elsewhere.";
        else if (child.is("seen_status", "through_a_door"))
            why = "Only heard through a door.";
        else if (child.isAnyOf("seen_how", {"by_phone", "by_third_party", "not_completed"}))
            why = "Nobody saw the child face to face.";
        else if (child.isAnyOf("contact_made", {"by_phone", "no_answer", "refused"}))
            why = "There was no contact face to face.";
        else if (child.isNotObtained("seen_status") || child.isNotObtained("seen_how")
            || child.isNotObtained("contact_made"))
            why = "Nothing was recorded of this child, with a reason.";
        if (!why.empty())
            consequences.push_back({"R2", "This child has not been seen: the supervisor is told", why, std::nullopt,
                child.item(), false, ""});
    }
    return consequences;
}

} // namespace seenheard
