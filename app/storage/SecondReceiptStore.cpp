#include "app/storage/SecondReceiptStore.h"

#include "app/storage/EntryPlace.h"
#include "app/storage/EntryStore.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::uint64_t numbersAtATime = 512;

} // namespace

Result<bool> SecondReceiptStore::has(std::uint64_t number, const EntryId& entry) {
    if (number == 0 || number > mostNumber)
        return false;
    if (number < first_ || number >= end_) {
        if (auto status = read(number); !status)
            return status.error();
    }
    const auto found = settled_.find(number);
    return found != settled_.end() && found->second == entry;
}

Status SecondReceiptStore::read(std::uint64_t first) {
    settled_.clear();
    first_ = first;
    end_ = std::min(first + numbersAtATime, mostNumber + 1);
    // What is applied and joined has left the outbox.
    auto select = database_.prepare(
        "SELECT e.place, coalesce(o.id, e.id) FROM entries AS e LEFT JOIN outbox AS o ON o.number = (e.place - ?1) >> "
        "?2 WHERE e.place BETWEEN ?3 AND ?4 AND (o.number IS NULL OR o.state IN (?5, ?6)) ORDER BY e.place DESC");
    if (!select)
        return select.error();
    select->bind(0, firstPlace(CertificateStore::ownRef, 0)).bind(1, forkBits);
    select->bind(2, firstPlace(CertificateStore::ownRef, first_))
        .bind(3, lastPlace(CertificateStore::ownRef, end_ - 1));
    select->bind(4, static_cast<int>(EntryState::Applied)).bind(5, static_cast<int>(EntryState::Held));
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            return success();
        // Downwards, so that of a fork the own one stays: it has the first place.
        settled_[numberAt(select->integer(0))] = select->id<EntryId>(1);
    }
}

} // namespace seenheard
