#include "sync/server/monitoring/RequestFigures.h"
#include "tests/unit/server/ParsedMetrics.h"

#include <catch2/catch_test_macros.hpp>

#include <limits>

using namespace seenheard;

TEST_CASE("Labels and numbers are written as the format wants them") {
    MetricsText text;
    text.family("a_total", MetricsText::Kind::Counter, "What it counts.");
    text.sample(3, {{"path", "a\"b\\c\nd"}});
    text.sample(0.1, {{"path", "e"}});
    text.gauge("b", "A gauge.", std::numeric_limits<double>::infinity());
    CHECK(text.text()
        == "# HELP a_total What it counts.\n# TYPE a_total counter\na_total{path=\"a\\\"b\\\\c\\nd\"} 3\n"
           "a_total{path=\"e\"} 0.1\n# HELP b A gauge.\n# TYPE b gauge\nb +Inf\n");
    const auto parsed = parsedMetrics(text.text());
    CHECK(parsed.at("a_total{path=\"a\"b\\c\nd\"}") == 3);
}

TEST_CASE("A histogram counts upwards, and its last bucket is its count") {
    RequestFigures figures;
    for (const auto tookMs : {0, 1, 7, 7, 300, 60'000}) {
        AnsweredRequest request;
        request.method = "POST";
        request.path = "/v1/exchange";
        request.status = tookMs > 1000 ? 503 : 200;
        request.code = tookMs > 1000 ? "busy" : "";
        request.tookMs = tookMs;
        figures.answered(request);
    }
    MetricsText text;
    figures.put(text);
    const auto parsed = parsedMetrics(text.text());
    CHECK(parsed.at("seenheard_requests_total{code=\"\",method=\"POST\",path=\"/v1/exchange\",status=\"200\"}") == 5);
    CHECK(
        parsed.at("seenheard_requests_total{code=\"busy\",method=\"POST\",path=\"/v1/exchange\",status=\"503\"}") == 1);
    const auto bucket = [&](const std::string& bound) {
        return parsed.at("seenheard_request_seconds_bucket{le=\"" + bound + "\",path=\"/v1/exchange\"}");
    };
    CHECK(bucket("0.001") == 2);
    CHECK(bucket("0.005") == 2);
    CHECK(bucket("0.01") == 4);
    CHECK(bucket("0.5") == 5);
    CHECK(bucket("30") == 5);
    CHECK(bucket("+Inf") == 6);
    CHECK(parsed.at("seenheard_request_seconds_count{path=\"/v1/exchange\"}") == 6);
}
