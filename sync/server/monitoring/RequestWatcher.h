#pragma once

#include "platform/base/Id.h"

#include <optional>
#include <string>
#include <string_view>

namespace seenheard {

/// One request and what became of it; no word of its body or its answer's.
struct AnsweredRequest {
    std::string id;          ///< Of this process; on every line that the request caused.
    std::string method;      ///< One that some path takes, or "other".
    std::string path;        ///< One that the server has, or "other".
    int status = 0;          ///< 0 where the connection ended before there was an answer.
    std::string code;        ///< Of a refusal.
    std::int64_t tookMs = 0; ///< From the end of the header to the end of the answer.
    std::size_t bytesIn = 0; ///< Of bodies.
    std::size_t bytesOut = 0;
    std::string address;
    std::optional<TabletId> tablet;
};

/// Hears of every request once it is over. Called on one thread.
class RequestWatcher {
public:
    virtual ~RequestWatcher() = default;
    virtual void answered(const AnsweredRequest& request) = 0;
};

} // namespace seenheard
