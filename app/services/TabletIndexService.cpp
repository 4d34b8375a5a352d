#include "app/services/TabletIndexService.h"

#include "app/services/WordPlaces.h"

namespace seenheard {

Result<bool> TabletIndexService::index(std::size_t most) {
    auto waiting = search_.unindexed(most);
    if (!waiting)
        return waiting.error();
    for (const auto& id : *waiting) {
        auto view = records_.show(id);
        if (!view)
            return view.error();
        std::string words;
        for (const auto& place : wordPlacesIn(*view))
            words += place.words + '\n';
        if (auto done = search_.index(id, words); !done)
            return done.error();
    }
    return waiting->size() == most;
}

} // namespace seenheard
