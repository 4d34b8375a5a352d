#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "sync/server/monitoring/RequestWatcher.h"

#include <functional>
#include <mutex>

namespace seenheard {

/// The log of a server that runs: a line of JSON, or of text, for whatever happens and for every request. Called from
/// many threads.
class ServerLog final : public Log, public RequestWatcher {
public:
    enum class Format : std::uint8_t { Json, Plain };
    /// Takes one whole line with its end.
    using Sink = std::function<void(std::string_view line)>;

    ServerLog(Format format, LogLevel lowest, const Clock& clock, Sink sink);

    void write(LogLevel level, std::string_view component, std::string_view message) override;
    /// Requests that went well are notices, but for those by which the server is watched, and for news waited for.
    void answered(const AnsweredRequest& request) override;

private:
    void put(const std::string& line);

    Format format_;
    LogLevel lowest_;
    const Clock& clock_;
    std::mutex guard_;
    Sink sink_;
};

/// In one call of the operating system, so that lines of several processes do not mix.
void writeToStandardError(std::string_view line);
[[nodiscard]] LogLevel logLevelFrom(std::string_view word);
[[nodiscard]] std::string_view wordFor(LogLevel level);

} // namespace seenheard
