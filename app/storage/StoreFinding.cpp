#include "app/storage/StoreFinding.h"

namespace seenheard {

std::string_view wordFor(FindingKind kind) {
    switch (kind) {
    case FindingKind::DamagedPage: return "damaged_page";
    case FindingKind::OwnEntryGone: return "own_entry_gone";
    case FindingKind::EntryAltered: return "entry_altered";
    case FindingKind::OutboxGone: return "outbox_gone";
    case FindingKind::RecordAltered: return "record_altered";
    case FindingKind::RecordOld: return "record_old";
    case FindingKind::EntryGone: return "entry_gone";
    case FindingKind::RecordGone: return "record_gone";
    case FindingKind::IndexOld: return "index_old";
    case FindingKind::DraftOld: return "draft_old";
    case FindingKind::FormAltered: return "form_altered";
    }
    return "damaged_page";
}

} // namespace seenheard
