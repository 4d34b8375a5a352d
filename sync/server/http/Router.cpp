#include "sync/server/http/Router.h"

#include "sync/protocol/Moves.h"
#include "sync/server/http/Refusal.h"

#include <algorithm>
#include <exception>

namespace seenheard {

namespace {

/// As much of a path as a message repeats.
constexpr std::size_t pathInMessage = 80;
/// Long enough for what waits to be done, short enough for nobody to notice. Tablets spread it out themselves.
constexpr int busySeconds = 5;

std::string shownPath(const std::string& path) {
    std::string shown;
    for (const char character : path.substr(0, pathInMessage))
        shown += character > ' ' && character < '\x7f' ? character : '?';
    return shown;
}

} // namespace

const Route* Router::find(const RequestHead& head) const {
    const auto route = std::find_if(routes_.begin(), routes_.end(),
        [&head](const Route& one) { return one.path == head.path && one.method == head.method; });
    return route == routes_.end() ? nullptr : &*route;
}

Admission Router::admit(const RequestHead& head) {
    if (const auto* route = find(head)) {
        if (route->needsTablet && !head.tablet && !(route->orBearer && head.bearer))
            return refusal(401, "not_entitled",
                "This needs the TLS certificate of an enrolled tablet, and none was shown. Enrol this tablet first.");
        return route->mostBody;
    }
    std::string allow;
    for (const auto& route : routes_) {
        if (route.path == head.path)
            allow += (allow.empty() ? "" : ", ") + route.method;
    }
    if (allow.empty())
        return refusal(404, wordFor(ErrorCode::NotFound), "There is nothing at " + shownPath(head.path) + ".");
    auto response = refusal(
        405, wordFor(ErrorCode::Unsupported), shownPath(head.path) + " does not take this method, only " + allow + ".");
    response.allow = allow;
    return response;
}

std::optional<Cursor> Router::waitsBeyond(const RequestHead& head) {
    const auto* route = find(head);
    return route != nullptr && route->waits ? cursorInQuery(head.query) : std::nullopt;
}

Response Router::handle(const Request& request) {
    const auto* route = find(request.head);
    if (route == nullptr)
        return refusal(404, wordFor(ErrorCode::NotFound), "There is nothing at " + shownPath(request.head.path) + ".");
    try {
        return route->handle(request);
    } catch (const std::exception& exception) {
        // Its text may quote what was sent, which has no place in a log.
        static_cast<void>(exception);
        log_.write(LogLevel::Failure, "http", "answering " + route->path + " failed by an exception");
        return refusal(500, wordFor(ErrorCode::Internal), "The server could not answer. Nothing was lost; try again.");
    }
}

Response Router::tooLarge(std::size_t most) {
    return refusal(413, wordFor(ErrorCode::TooLarge),
        "The body is larger than the " + std::to_string(most) + " octets that are taken here.");
}

Response Router::malformed() {
    return refusal(400, wordFor(ErrorCode::Malformed), "This is not an HTTP/1.1 request that can be read.");
}

Response Router::busy() {
    auto response =
        refusal(503, wordFor(ErrorCode::Busy), "The server has as much to do as it can hold. Try again shortly.");
    response.retryAfterSeconds = busySeconds;
    return response;
}

Response Router::tooOften(int seconds) {
    auto response = refusal(429, wordFor(ErrorCode::Busy),
        "More was asked from here than the server takes of one. Try again in " + std::to_string(seconds) + " s.");
    response.retryAfterSeconds = seconds;
    return response;
}

std::string Router::knownPath(const std::string& path) {
    const bool known = std::ranges::any_of(routes_, [&path](const Route& route) { return route.path == path; });
    return known ? path : "other";
}

} // namespace seenheard
