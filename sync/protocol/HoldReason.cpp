#include "sync/protocol/HoldReason.h"

namespace seenheard {

std::string_view wordFor(HoldReason reason) {
    switch (reason) {
    case HoldReason::None: return "none";
    case HoldReason::RevokedSigner: return "revoked_signer";
    case HoldReason::UnknownForm: return "unknown_form";
    case HoldReason::Fork: return "fork";
    case HoldReason::SupersedeBreach: return "supersede_breach";
    case HoldReason::NotEntitled: return "not_entitled";
    case HoldReason::DoesNotFitForm: return "does_not_fit_form";
    case HoldReason::RecordDisposed: return "record_disposed";
    case HoldReason::BadSignature: return "bad_signature";
    case HoldReason::Malformed: return "malformed";
    case HoldReason::TooLarge: return "too_large";
    case HoldReason::UnknownSigner: return "unknown_signer";
    case HoldReason::StaleTreeHead: return "stale_tree_head";
    }
    return "unknown";
}

std::string_view sentenceFor(HoldReason reason) {
    switch (reason) {
    case HoldReason::None: return "Nothing stands in the way.";
    case HoldReason::RevokedSigner:
        return "This tablet's access had been withdrawn when the entry arrived. It is kept and waits for a supervisor.";
    case HoldReason::UnknownForm:
        return "The server does not have the form this was written with. It is kept and goes on by itself once that "
               "form is published.";
    case HoldReason::Fork:
        return "Two different entries came under one number of this tablet, so it may have been copied. Both are kept; "
               "a supervisor has to look at them.";
    case HoldReason::SupersedeBreach:
        return "It would replace what another officer wrote without a decision. Both are kept; a supervisor has to "
               "decide.";
    case HoldReason::NotEntitled:
        return "Its author was not entitled to write this. It is kept and waits for a supervisor.";
    case HoldReason::DoesNotFitForm: return "It does not fit the form it names. It is kept and waits for a supervisor.";
    case HoldReason::RecordDisposed:
        return "The record had been disposed of when the entry arrived. It is kept and waits for a supervisor.";
    case HoldReason::BadSignature:
        return "Its signature does not fit. The server did not take it; it stays on this tablet. Report it.";
    case HoldReason::Malformed:
        return "The server could not read it. It did not take it; it stays on this tablet. Report it.";
    case HoldReason::TooLarge: return "It is larger than the server takes. It stays on this tablet. Report it.";
    case HoldReason::UnknownSigner:
        return "The server does not know this enrolment. It did not take the entry; it stays on this tablet. Enrol the "
               "tablet again.";
    case HoldReason::StaleTreeHead:
        return "It names an older state of the log than its tablet had been given when it was written. It is kept and "
               "waits for a supervisor.";
    }
    return "The server gave a reason that this program does not know. The entry is kept. Update the tablet.";
}

} // namespace seenheard
