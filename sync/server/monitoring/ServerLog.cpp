#include "sync/server/monitoring/ServerLog.h"

#include "platform/base/Error.h"
#include "sync/server/monitoring/CurrentRequest.h"

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <ctime>

namespace seenheard {

namespace {

constexpr std::array levels{
    std::string_view("debug"), std::string_view("notice"), std::string_view("warning"), std::string_view("failure")};

/// "2026-03-02T09:00:00.123Z"
std::string shown(const Instant& moment) {
    const auto seconds = static_cast<std::time_t>(moment.utcMs / 1000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 40> text{};
    const auto length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    std::array<char, 8> fraction{};
    std::snprintf(fraction.data(), fraction.size(), ".%03dZ", static_cast<int>(moment.utcMs % 1000));
    return std::string(text.data(), length) + fraction.data();
}

LogLevel levelOf(const AnsweredRequest& request) {
    // Busy, restored, and what a tablet has to mend are no failures of the server's; a database that is away is one.
    if (request.status >= 500 && (request.status != 503 || request.code == wordFor(ErrorCode::Unreachable)))
        return LogLevel::Failure;
    if (request.status >= 400)
        return LogLevel::Warning;
    return request.method == "GET" ? LogLevel::Debug : LogLevel::Notice;
}

std::string dumped(const nlohmann::ordered_json& line) {
    // What is not UTF-8 is replaced, not thrown at.
    return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string asText(const AnsweredRequest& request) {
    return request.id + " " + request.method + " " + request.path + " " + std::to_string(request.status)
        + (request.code.empty() ? "" : " " + request.code) + " in " + std::to_string(request.tookMs) + " ms, "
        + std::to_string(request.bytesIn) + " octets in, " + std::to_string(request.bytesOut) + " out, "
        + (request.tablet ? "tablet " + request.tablet->hex() : "no tablet") + " at " + request.address;
}

} // namespace

ServerLog::ServerLog(Format format, LogLevel lowest, const Clock& clock, Sink sink)
    : format_(format)
    , lowest_(lowest)
    , clock_(clock)
    , sink_(std::move(sink)) {}

void ServerLog::write(LogLevel level, std::string_view component, std::string_view message) {
    if (level < lowest_)
        return;
    const auto request = CurrentRequest::id();
    if (format_ == Format::Plain) {
        put(std::string(wordFor(level)) + " " + std::string(component) + ": "
            + (request.empty() ? std::string() : std::string(request) + " ") + std::string(message) + "\n");
        return;
    }
    nlohmann::ordered_json line{{"time", shown(clock_.now())}, {"level", wordFor(level)}, {"component", component}};
    if (!request.empty())
        line["request"] = request;
    line["message"] = message;
    put(dumped(line));
}

void ServerLog::answered(const AnsweredRequest& request) {
    const auto level = levelOf(request);
    if (level < lowest_)
        return;
    if (format_ == Format::Plain) {
        put(std::string(wordFor(level)) + " request: " + asText(request) + "\n");
        return;
    }
    nlohmann::ordered_json line{{"time", shown(clock_.now())}, {"level", wordFor(level)}, {"component", "request"},
        {"request", request.id}, {"method", request.method}, {"path", request.path}, {"status", request.status}};
    if (!request.code.empty())
        line["code"] = request.code;
    line["ms"] = request.tookMs;
    line["bytes_in"] = request.bytesIn;
    line["bytes_out"] = request.bytesOut;
    line["address"] = request.address;
    if (request.tablet)
        line["tablet"] = request.tablet->hex();
    put(dumped(line));
}

void ServerLog::put(const std::string& line) {
    const std::scoped_lock lock(guard_);
    sink_(line);
}

void writeToStandardError(std::string_view line) {
    while (!line.empty()) {
        const auto written = ::write(STDERR_FILENO, line.data(), line.size());
        if (written <= 0)
            return; // Nobody reads it: there is nowhere left to say so.
        line.remove_prefix(static_cast<std::size_t>(written));
    }
}

LogLevel logLevelFrom(std::string_view word) {
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (levels[i] == word)
            return static_cast<LogLevel>(i);
    }
    return LogLevel::Notice;
}

std::string_view wordFor(LogLevel level) {
    return levels[static_cast<std::size_t>(level)];
}

} // namespace seenheard
