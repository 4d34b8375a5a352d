#include "sync/server/http/Router.h"

#include "sync/protocol/ErrorAnswer.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

RequestHead head(const std::string& method, const std::string& path, std::optional<TabletId> tablet = std::nullopt) {
    return {method, path, tablet, "192.0.2.1"};
}

Response refused(RequestHandler& router, const RequestHead& request) {
    auto admission = router.admit(request);
    REQUIRE(std::holds_alternative<Response>(admission));
    return std::get<Response>(admission);
}

} // namespace

TEST_CASE("What is not there, a method that is not taken and a stranger are refused before a body is read") {
    ServerUnderTest server;
    auto& router = server.router();
    CHECK(refused(router, head("GET", "/")).status == 404);
    CHECK(refused(router, head("GET", "/v1/exchange/")).status == 404);
    const auto method = refused(router, head("DELETE", "/v1/exchange"));
    CHECK(method.status == 405);
    CHECK(method.allow == "POST");
    const auto stranger = refused(router, head("POST", "/v1/exchange"));
    CHECK(stranger.status == 401);
    CHECK(errorIn(stranger).code == "not_entitled");
}

TEST_CASE("Each path says how large a body it takes") {
    ServerUnderTest server;
    auto& router = server.router();
    CHECK(std::get<std::size_t>(router.admit(head("POST", "/v1/exchange", TabletId{}))) == limits::messageBytes);
    CHECK(std::get<std::size_t>(router.admit(head("POST", "/v1/enrol"))) < limits::messageBytes);
    CHECK(std::get<std::size_t>(router.admit(head("GET", "/healthz"))) == 0);
}

TEST_CASE("A path is repeated in a message without its control characters") {
    ServerUnderTest server;
    const auto response = refused(server.router(), head("GET", "/a\nb\x1b[31m" + std::string(500, 'x')));
    const auto message = errorIn(response).message;
    CHECK(message.find('\n') == std::string::npos);
    CHECK(message.find('\x1b') == std::string::npos);
    CHECK(message.size() < 150);
}

TEST_CASE("A handler that throws ends in an error answer, and what it said stays out of the log") {
    KeptLog log;
    Router router(
        {{"GET", "/x", 0, false, [](const Request&) -> Response { throw std::runtime_error("child's words"); }}}, log);
    const auto response = router.handle({head("GET", "/x"), {}});
    CHECK(response.status == 500);
    CHECK(errorIn(response).code == "internal");
    CHECK(log.lines().find("/x") != std::string::npos);
    CHECK(log.lines().find("child's words") == std::string::npos);
}
