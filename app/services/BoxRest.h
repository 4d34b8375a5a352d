#pragma once

#include "sync/engine/BoxDelivery.h"

#include <functional>

namespace seenheard {

/// Brings to the server what only the black box still has, after the store was found to be of an earlier moment: sealed
/// as it lies there, since only the server can open it; it comes back by the feed. Once, before the first exchange.
class BoxRest {
public:
    BoxRest(Transport& transport, std::filesystem::path box, BoxIdentity identity)
        : transport_(transport)
        , box_(std::move(box))
        , identity_(std::move(identity)) {}

    /// Calls `then` when everything has been tried, at once where there is nothing left to do. What failed is tried
    /// again the next time.
    void bring(std::function<void()> then);
    void cancel();

private:
    void step();

    Transport& transport_;
    std::filesystem::path box_;
    BoxIdentity identity_;
    std::optional<BoxDelivery> delivery_;
    std::function<void()> then_;
    bool done_ = false;
};

} // namespace seenheard
