#pragma once

#include "sync/server/http/RequestHandler.h"
#include "tests/integration/tablet/World.h"

#include <functional>
#include <memory>

namespace seenheard {

/// The real server on the store and port of a world whose server was killed, but its answers to an exchange go wrong.
class DisturbingServer {
public:
    using Disturbance = std::function<void(Response&)>;

    DisturbingServer(const World& world, Disturbance disturbance);
    ~DisturbingServer();

private:
    struct Running;
    std::unique_ptr<Running> running_;
};

} // namespace seenheard
