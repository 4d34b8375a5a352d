#pragma once

#include "app/services/ReferenceService.h"
#include "app/viewmodels/ItemViewModel.h"

#include <functional>
#include <map>

namespace seenheard {

/// What the briefing gives to the room while a record is written: one line about notes, the children who are known
/// there, and the names of what was picked.
class Notes {
public:
    void take(Briefing briefing);
    void learn(const ReferenceItem& item);

    /// "3 notes, 02:07"
    [[nodiscard]] QString line(const Instant& now) const;
    /// The notes themselves, read only while they are held.
    [[nodiscard]] QString text(const Instant& now) const;
    /// Known children who have no item yet: id, kind, initials and age.
    [[nodiscard]] std::vector<RowListModel::Row> knownChildren(
        const QList<ItemViewModel*>& items, const Instant& now) const;
    /// The same of those who are known to be adults.
    [[nodiscard]] std::vector<RowListModel::Row> knownAdults(
        const QList<ItemViewModel*>& items, const Instant& now) const;
    [[nodiscard]] const std::map<Reference, ReferenceItem>& picked() const { return picked_; }

private:
    [[nodiscard]] std::vector<RowListModel::Row> known(
        const QList<ItemViewModel*>& items, const std::function<bool(const ReferenceItem&)>& wanted) const;

    Briefing briefing_;
    std::map<Reference, ReferenceItem> picked_;
};

} // namespace seenheard
