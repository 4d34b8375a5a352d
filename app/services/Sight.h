#pragma once

#include "sync/protocol/ViewEvent.h"

#include <memory>
#include <mutex>
#include <set>

namespace seenheard {

/// What one page has shown since it was opened: a page that refreshes itself is no new look, opening it again is.
/// Shared by the threads that read and log for the page.
class Sight {
public:
    /// What of that view was not shown yet.
    [[nodiscard]] View newIn(const View& view) const;
    [[nodiscard]] bool covers(const View& view) const;
    /// Nothing was shown yet.
    [[nodiscard]] bool isFresh() const;
    void add(const View& view);
    /// Why somebody looks, where that was asked.
    void say(ViewReason why);
    [[nodiscard]] ViewReason why() const;

private:
    mutable std::mutex mutex_;
    std::set<RecordId> records_;
    std::set<std::string> people_;
    ViewReason why_ = ViewReason::None;
};

using SharedSight = std::shared_ptr<Sight>;

} // namespace seenheard
