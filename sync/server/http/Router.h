#pragma once

#include "platform/base/Log.h"
#include "sync/server/http/RequestHandler.h"

#include <functional>
#include <map>

namespace seenheard {

/// One thing the server does.
struct Route {
    std::string method;
    std::string path;
    std::size_t mostBody = 0;
    bool needsTablet = false; ///< Only for those who show a TLS certificate of our authority.
    std::function<Response(const Request&)> handle;
    bool waits = false;    ///< Until the log goes beyond the cursor in the query.
    bool orBearer = false; ///< In place of such a certificate a token will do, which `handle` judges.
};

/// Finds the handler of a request, and refuses what has none in words.
class Router final : public RequestHandler {
public:
    Router(std::vector<Route> routes, Log& log) : routes_(std::move(routes)), log_(log) {}

    [[nodiscard]] Admission admit(const RequestHead& head) override;
    [[nodiscard]] Response handle(const Request& request) override;
    [[nodiscard]] std::optional<Cursor> waitsBeyond(const RequestHead& head) override;
    [[nodiscard]] Response tooLarge(std::size_t most) override;
    [[nodiscard]] Response malformed() override;
    [[nodiscard]] Response busy() override;
    [[nodiscard]] Response tooOften(int seconds) override;
    [[nodiscard]] std::string knownPath(const std::string& path) override;

private:
    [[nodiscard]] const Route* find(const RequestHead& head) const;

    std::vector<Route> routes_;
    Log& log_;
};

} // namespace seenheard
