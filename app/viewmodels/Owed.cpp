#include "app/viewmodels/Owed.h"

namespace seenheard {

Owed::Owed(const DraftView& draft, CapturePart part) {
    for (const auto& missing : draft.evaluation.missing) {
        const auto* field = draft.form->fieldAt(missing.key);
        if (field && missing.tier == Tier::Essential)
            (field->part == part ? here_ : elsewhere_).push_back(&missing);
    }
}

} // namespace seenheard
