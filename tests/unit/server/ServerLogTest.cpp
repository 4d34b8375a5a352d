#include "sync/server/monitoring/ServerLog.h"

#include "sync/server/http/Refusal.h"
#include "sync/server/monitoring/CurrentRequest.h"
#include "tests/support/FakeClock.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace seenheard;

namespace {

struct Written {
    FakeClock clock;
    std::vector<std::string> lines;
    ServerLog log(ServerLog::Format format, LogLevel lowest = LogLevel::Notice) {
        return ServerLog(format, lowest, clock, [this](std::string_view line) { lines.emplace_back(line); });
    }
};

AnsweredRequest refused() {
    AnsweredRequest request;
    request.id = "0a-1";
    request.method = "POST";
    request.path = "/v1/exchange";
    request.status = 401;
    request.code = "not_entitled";
    request.tookMs = 12;
    request.bytesIn = 345;
    request.address = "192.0.2.1";
    return request;
}

} // namespace

TEST_CASE("A line of the log is one object of JSON, with the request that caused it") {
    Written written;
    auto log = written.log(ServerLog::Format::Json);
    log.write(LogLevel::Debug, "http", "not said");
    log.write(LogLevel::Warning, "serve", "a \"quoted\"\nline \xff");
    {
        const CurrentRequest current("0a-1");
        log.write(LogLevel::Notice, "exchange", "inside");
    }
    log.answered(refused());
    REQUIRE(written.lines.size() == 3);
    for (const auto& line : written.lines) {
        CHECK(line.ends_with("}\n"));
        CHECK(line.find('\n') == line.size() - 1);
    }
    const auto first = nlohmann::json::parse(written.lines[0]);
    CHECK(first["level"] == "warning");
    CHECK(first["component"] == "serve");
    CHECK_FALSE(first.contains("request"));
    CHECK(first["time"].get<std::string>().size() == 24);
    CHECK(nlohmann::json::parse(written.lines[1])["request"] == "0a-1");
    const auto request = nlohmann::json::parse(written.lines[2]);
    CHECK(request["level"] == "warning");
    CHECK(request["path"] == "/v1/exchange");
    CHECK(request["status"] == 401);
    CHECK(request["code"] == "not_entitled");
    CHECK(request["ms"] == 12);
    CHECK(request["bytes_in"] == 345);
    CHECK(request["address"] == "192.0.2.1");
    CHECK_FALSE(request.contains("tablet"));
}

TEST_CASE("A server that has much to do is no failure, one whose database is away is") {
    Written written;
    auto log = written.log(ServerLog::Format::Json);
    for (const auto code : {ErrorCode::Busy, ErrorCode::Unreachable}) {
        const auto response = refusal(Error{code, "why"});
        CHECK(response.status == 503);
        auto request = refused();
        request.status = response.status;
        request.code = response.code;
        log.answered(request);
    }
    REQUIRE(written.lines.size() == 2);
    CHECK(nlohmann::json::parse(written.lines[0])["level"] == "warning");
    CHECK(nlohmann::json::parse(written.lines[1])["level"] == "failure");
}

TEST_CASE("As text a line of the log is read by a person") {
    Written written;
    auto log = written.log(ServerLog::Format::Plain, LogLevel::Warning);
    auto request = refused();
    log.answered(request);
    request.status = 200;
    log.answered(request);
    REQUIRE(written.lines.size() == 1);
    CHECK(written.lines[0]
        == "warning request: 0a-1 POST /v1/exchange 401 not_entitled in 12 ms, 345 octets in, 0 out, no tablet at "
           "192.0.2.1\n");
}
