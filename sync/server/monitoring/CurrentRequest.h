#pragma once

#include <string_view>

namespace seenheard {

/// While it lives, lines that this thread logs carry the request's id. What a handler calls need not know of requests.
class CurrentRequest {
public:
    explicit CurrentRequest(std::string_view id);
    ~CurrentRequest();
    CurrentRequest(const CurrentRequest&) = delete;
    CurrentRequest& operator=(const CurrentRequest&) = delete;

    /// Empty where this thread answers none.
    [[nodiscard]] static std::string_view id();
};

} // namespace seenheard
