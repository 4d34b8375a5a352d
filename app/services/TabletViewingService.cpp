#include "app/services/TabletViewingService.h"

#include "app/services/ForceSettings.h"
#include "platform/crypto/Hashing.h"
#include "sync/forms/ViewingForm.h"

#include <algorithm>

namespace seenheard {

namespace {

/// What a database says of itself helps nobody who stands in a hallway.
constexpr std::string_view lockAndUnlock =
    "Lock the tablet and unlock it: it then puts itself right. Report it if that does not help.";

/// As many events as it takes to name everything that was seen.
std::vector<ViewEvent> eventsOf(const View& view, ViewReason why, const Instant& at) {
    std::vector<ViewEvent> events;
    const auto most = limits::idsInView;
    for (std::size_t from = 0; from < std::max(view.records.size(), view.people.size()); from += most) {
        ViewEvent event{at, {view.how, {}, {}}, why};
        for (auto each = from; each < std::min(from + most, view.records.size()); ++each)
            event.view.records.push_back(view.records[each]);
        for (auto each = from; each < std::min(from + most, view.people.size()); ++each)
            event.view.people.push_back(view.people[each]);
        events.push_back(std::move(event));
    }
    return events;
}

} // namespace

AskedFirst TabletViewingService::asked(const Sight& sight) {
    const auto sinceMs = parts_.interval.monotonicMs() - pinAtMs_;
    return {sinceMs > pinAgainAfterMs(parts_.directory), sight.why() == ViewReason::None && asksWhy(parts_.directory)};
}

Status TabletViewingService::note(const View& view, bool others, Sight& sight) {
    // A command without a window has nobody to ask for a reason; its PIN was given with it.
    if (others && sight.isFresh() && asked(sight).pin)
        return fail(ErrorCode::NotEntitled,
            "Other officers wrote this, and your PIN was entered a while ago. Enter it again to see it.");
    auto fresh = sight.newIn(view);
    if (auto dropped = dropOwnDrafts(fresh); !dropped)
        return dropped;
    const auto events = eventsOf(fresh, sight.why(), parts_.clock.now());
    if (events.empty())
        return success();
    if (auto added = parts_.store.tables().views.add(events); !added) {
        const auto& why = added.error();
        return fail(why.code,
            "This is not shown, because it could not be noted that you look at it. "
                + (why.code == ErrorCode::StorageFull ? why.message : std::string(lockAndUnlock)));
    }
    sight.add(fresh);
    if (parts_.noted)
        parts_.noted();
    return success();
}

void TabletViewingService::notAsKept(const RecordId& record) {
    if (parts_.notAsKept)
        parts_.notAsKept(record);
}

Status TabletViewingService::dropOwnDrafts(View& view) {
    if (view.how != ViewKind::Writing)
        return success();
    std::vector<RecordId> written;
    for (const auto& record : view.records) {
        const auto has = parts_.store.records().has(record);
        if (!has)
            return has.error();
        if (*has)
            written.push_back(record);
    }
    view.records = std::move(written);
    return success();
}

Status TabletViewingService::gather() {
    for (;;) {
        const auto waiting = parts_.store.tables().views.waiting(limits::viewsInEntry);
        if (!waiting)
            return waiting.error();
        if (waiting->events.empty())
            return success();
        const FormRef form{std::string(viewingForm), sha256(bytesOf(viewingFormJson()))};
        if (auto written = parts_.writer.writeViews(form, partOf(waiting->events, parts_.random), waiting->upTo);
            !written)
            return written;
    }
}

} // namespace seenheard
