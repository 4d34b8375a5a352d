#include "app/services/RecordView.h"

namespace seenheard {

std::string_view wordFor(SendingState state) {
    switch (state) {
    case SendingState::OnThisTablet: return "on_this_tablet";
    case SendingState::Received: return "received";
    case SendingState::Applied: return "applied";
    case SendingState::Held: return "held";
    case SendingState::Refused: return "refused";
    }
    return "on_this_tablet";
}

} // namespace seenheard
