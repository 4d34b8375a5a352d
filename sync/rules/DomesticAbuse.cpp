#include "sync/rules/Rules.h"

namespace seenheard {

bool tellsOfDomesticAbuse(const ObservedRecord& record, const AnswerView& child) {
    return record.scene.is("incident_kind", "domestic_abuse") || child.is("why_left", "domestic_abuse_at_home")
        || child.is("trigger_factors", "domestic_abuse") || child.is("referral_reason", "domestic_abuse_at_home");
}

} // namespace seenheard
