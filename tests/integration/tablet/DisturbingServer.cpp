#include "tests/integration/tablet/DisturbingServer.h"

#include "platform/crypto/SystemRandom.h"
#include "sync/server/handlers/ServerHandlers.h"
#include "sync/server/http/HttpsServer.h"
#include "sync/server/store/EmbeddedServerStore.h"

#include <catch2/catch_test_macros.hpp>

#include <thread>

namespace seenheard {

namespace {

/// Lets the real handlers answer and then spoils it.
class DisturbingHandler final : public RequestHandler {
public:
    DisturbingHandler(RequestHandler& real, DisturbingServer::Disturbance disturbance)
        : real_(real)
        , disturbance_(std::move(disturbance)) {}

    [[nodiscard]] Admission admit(const RequestHead& head) override { return real_.admit(head); }
    [[nodiscard]] Response handle(const Request& request) override {
        auto response = real_.handle(request);
        if (request.head.path == "/v1/exchange")
            disturbance_(response);
        return response;
    }
    [[nodiscard]] Response tooLarge(std::size_t most) override { return real_.tooLarge(most); }
    [[nodiscard]] Response malformed() override { return real_.malformed(); }
    [[nodiscard]] Response busy() override { return real_.busy(); }
    [[nodiscard]] Response tooOften(int seconds) override { return real_.tooOften(seconds); }
    [[nodiscard]] std::string knownPath(const std::string& path) override { return real_.knownPath(path); }

private:
    RequestHandler& real_;
    DisturbingServer::Disturbance disturbance_;
};

} // namespace

struct DisturbingServer::Running {
    SystemRandom random;
    SystemClock clock;
    StderrLog log{LogLevel::Failure};
    std::unique_ptr<ServerStore> store;
    std::unique_ptr<ServerHandlers> handlers;
    std::unique_ptr<DisturbingHandler> disturbing;
    std::unique_ptr<HttpsServer> server;
    std::jthread serving;
};

DisturbingServer::DisturbingServer(const World& world, Disturbance disturbance)
    : running_(std::make_unique<Running>()) {
    auto store = EmbeddedServerStore::open(world.store(), running_->random);
    REQUIRE(store.ok());
    running_->store = *std::move(store);
    auto identity = running_->store->identity();
    REQUIRE(identity.ok());
    auto tls = makeTlsContext(identity->tls, identity->tlsAuthority.certificate);
    REQUIRE(tls.ok());
    running_->handlers = std::make_unique<ServerHandlers>(
        *running_->store, *std::move(identity), running_->clock, running_->random, running_->log);
    running_->disturbing = std::make_unique<DisturbingHandler>(running_->handlers->router(), std::move(disturbance));
    auto server =
        HttpsServer::listen("127.0.0.1:" + world.port(), *std::move(tls), *running_->disturbing, running_->log);
    REQUIRE(server.ok());
    running_->server = *std::move(server);
    running_->serving = std::jthread([server = running_->server.get()] { server->run(); });
}

DisturbingServer::~DisturbingServer() {
    running_->server->stop();
    running_->serving.join();
}

} // namespace seenheard
