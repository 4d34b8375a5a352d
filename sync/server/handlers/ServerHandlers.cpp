#include "sync/server/handlers/ServerHandlers.h"

namespace seenheard {

namespace {

/// A request to enrol is some hundred octets.
constexpr std::size_t enrolmentBytes = 64ULL * 1024;
/// A piece of a picture, which does not shrink, and a little around it.
constexpr std::size_t pictureBytes = limits::pictureChunkBytes + 16ULL * 1024;

std::vector<Route> withDesk(std::vector<Route> routes, std::vector<Route> desk) {
    routes.insert(routes.end(), std::make_move_iterator(desk.begin()), std::make_move_iterator(desk.end()));
    return routes;
}

} // namespace

ServerHandlers::ServerHandlers(ServerStore& store, ServerIdentity identity, const Clock& clock, Random& random,
    Log& log, std::uint64_t diskReserve, DeskSignIn* signIn)
    : identity_(std::move(identity))
    , signers_(store.signers())
    , forms_(store.catalogue())
    , sequencer_(store.log(), {identity_, signers_, forms_, clock, random})
    , audit_(store, identity_, clock, random, log)
    , readiness_(store, sequencer_, diskReserve, clock)
    , health_(store.log(), readiness_, clock)
    , moves_(store.log())
    , authority_(identity_.authority())
    , enrol_(identity_, store.signers(), store.log(), clock)
    , exchange_(identity_, signers_, FollowedScopes(store.assignments(), store.log()), sequencer_, store,
          Feed(store.feeds(), store.catalogue(), signers_), audit_, clock, log)
    , box_(identity_, signers_, sequencer_, store.log(), store.tabletCommands(), clock)
    , picture_(identity_, store.log(), store.pictures(), clock)
    , pictureRead_(identity_, signers_, FollowedScopes(store.assignments(), store.log()), store.log(), store.pictures(),
          audit_, clock)
    , renewal_(identity_, store.log(), audit_, clock)
    , desk_(store, identity_, audit_, clock, random, signIn)
    , router_(withDesk(
                  {
                      {"GET", "/healthz", 0, false, [this](const Request&) { return health_.handle(); }},
                      {"GET", "/livez", 0, false, [](const Request&) { return HealthHandler::live(); }},
                      {"GET", "/readyz", 0, false, [this](const Request&) { return health_.ready(); }},
                      {"GET", "/v1/moves", 0, true, [this](const Request&) { return moves_.handle(); }, true},
                      {"GET", "/v1/authority", 0, false, [this](const Request&) { return authority_.handle(); }},
                      {"POST", "/v1/enrol", enrolmentBytes, false,
                          [this](const Request& request) { return enrol_.handle(request); }},
                      {"POST", "/v1/renew", enrolmentBytes, true,
                          [this](const Request& request) { return renewal_.handle(request); }},
                      {"POST", "/v1/exchange", limits::messageBytes, true,
                          [this](const Request& request) { return exchange_.handle(request); }},
                      {"POST", "/v1/box", limits::messageBytes, true,
                          [this](const Request& request) { return box_.handle(request); }},
                      {"POST", "/v1/picture", pictureBytes, true,
                          [this](const Request& request) { return picture_.handle(request); }},
                      {"POST", "/v1/picture/read", enrolmentBytes, true,
                          [this](const Request& request) { return pictureRead_.handle(request); }},
                  },
                  desk_.routes()),
          log) {}

} // namespace seenheard
