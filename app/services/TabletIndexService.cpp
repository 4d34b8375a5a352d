#include "app/services/TabletIndexService.h"

#include "app/services/ItemTitles.h"
#include "app/services/NotedPeople.h"
#include "app/services/StoreDirectory.h"
#include "app/services/WordPlaces.h"

namespace seenheard {

Result<bool> TabletIndexService::index(std::size_t most) {
    auto more = file(most);
    if (!more)
        return more.error();
    auto waiting = tables_.search.unindexed(most);
    if (!waiting)
        return waiting.error();
    std::vector<RecordWords> indexed;
    indexed.reserve(waiting->size());
    for (const auto& id : *waiting) {
        auto view = records_.show(id);
        if (!view)
            return view.error();
        std::string words;
        for (const auto& place : wordPlacesIn(*view))
            words += place.words + '\n';
        // First, so that what is marked as indexed is filed too.
        if (auto filed = tables_.people.fileRecord(id, peopleOf(*view, directory_)); !filed)
            return filed.error();
        indexed.push_back({id, std::move(words)});
    }
    if (auto done = tables_.search.index(indexed); !done)
        return done.error();
    return *more || waiting->size() == most;
}

Result<bool> TabletIndexService::file(std::size_t most) {
    const auto waiting = tables_.people.unfiled(most);
    if (!waiting)
        return waiting.error();
    if (waiting->empty())
        return false;
    std::vector<std::pair<std::int64_t, KnownPerson>> people;
    for (const auto& [ref, stored] : *waiting) {
        KnownPerson person;
        person.person = stored.reference.id;
        person.title = stored.title;
        person.initials = initialsOf(stored.title);
        person.facts = factsOf(itemOf(stored), directory_);
        people.emplace_back(ref, std::move(person));
    }
    if (auto filed = tables_.people.file(people); !filed)
        return filed.error();
    return waiting->size() == most;
}

} // namespace seenheard
