#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"
#include "platform/base/Scheduler.h"

#include <functional>
#include <optional>
#include <string>

namespace seenheard {

/// One request to the server; bodies are messages as docs/protocol.md describes.
struct HttpRequest {
    std::string method; ///< GET or POST.
    std::string path;   ///< "/v1/exchange", with its query where it has one.
    Bytes body;
};

struct HttpResponse {
    int status = 0;
    Bytes body;
    std::optional<std::int64_t> retryAfterMs = {}; ///< How long the server asks to be left alone.
};

/// Carries one message at a time to the server and back.
class Transport {
public:
    using Answer = std::function<void(Result<HttpResponse>)>;
    using Sent = std::function<void()>;

    virtual ~Transport() = default;
    /// Calls `answer` exactly once, later, on the same thread, unless cancelled. Unreachable and
    /// WrongAuthority are errors; an HTTP error status is an answer. Before that it may call `sent`, once, when the
    /// request is on its way and needs this thread no more.
    virtual void send(HttpRequest request, Answer answer, Sent sent) = 0;
    void send(HttpRequest request, Answer answer) { send(std::move(request), std::move(answer), nullptr); }
    /// Gives up on what is under way; its answer is not called.
    virtual void cancel() = 0;
};

} // namespace seenheard
