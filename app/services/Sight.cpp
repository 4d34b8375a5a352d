#include "app/services/Sight.h"

namespace seenheard {

View Sight::newIn(const View& view) const {
    const std::scoped_lock lock(mutex_);
    View fresh{view.how, {}, {}};
    std::set<RecordId> records;
    for (const auto& record : view.records)
        if (!records_.contains(record) && records.insert(record).second)
            fresh.records.push_back(record);
    std::set<std::string> people;
    for (const auto& person : view.people)
        if (!people_.contains(person) && people.insert(person).second)
            fresh.people.push_back(person);
    return fresh;
}

bool Sight::covers(const View& view) const {
    const auto fresh = newIn(view);
    return fresh.records.empty() && fresh.people.empty();
}

bool Sight::isFresh() const {
    const std::scoped_lock lock(mutex_);
    return records_.empty() && people_.empty();
}

void Sight::say(ViewReason why) {
    const std::scoped_lock lock(mutex_);
    why_ = why;
}

ViewReason Sight::why() const {
    const std::scoped_lock lock(mutex_);
    return why_;
}

void Sight::add(const View& view) {
    const std::scoped_lock lock(mutex_);
    records_.insert(view.records.begin(), view.records.end());
    people_.insert(view.people.begin(), view.people.end());
}

} // namespace seenheard
