#pragma once

#include <string_view>

namespace seenheard {

enum class LogLevel { Debug, Notice, Warning, Failure };

/// Lines for whoever runs the program. Takes text only: a Sensitive value does not convert,
/// and nothing an officer wrote is ever passed.
class Log {
public:
    virtual ~Log() = default;
    virtual void write(LogLevel level, std::string_view component, std::string_view message) = 0;
};

/// Writes to standard error, one line each.
class StderrLog final : public Log {
public:
    explicit StderrLog(LogLevel lowest = LogLevel::Notice) : lowest_(lowest) {}
    void write(LogLevel level, std::string_view component, std::string_view message) override;

private:
    LogLevel lowest_;
};

} // namespace seenheard
