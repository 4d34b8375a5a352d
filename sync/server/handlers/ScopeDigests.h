#pragma once

#include "sync/protocol/ExchangeRequest.h"
#include "sync/protocol/ExchangeResponse.h"
#include "sync/server/store/FeedStore.h"

namespace seenheard {

/// The server's side of anti-entropy: what it has of the ranges that a tablet asks about.
class ScopeDigests {
public:
    explicit ScopeDigests(FeedStore& feeds) : feeds_(feeds) {}

    /// Fills `compared`. `response.scopes` says what the reader follows: of others there is nothing here for him.
    /// Records that changed at or behind the request's cursor cannot be compared yet.
    [[nodiscard]] Status fill(ExchangeResponse& response, const ExchangeRequest& request);

private:
    FeedStore& feeds_;
};

} // namespace seenheard
