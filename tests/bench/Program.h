#pragma once

#include "platform/base/Result.h"

#include <QProcess>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace seenheard::bench {

using Environment = std::map<std::string, std::string>;

/// The benchmarks' published material; may be absent.
[[nodiscard]] std::filesystem::path sharedBench();

/// A running program of others or of our own; ended when this goes.
class Program {
public:
    [[nodiscard]] static Result<Program> start(const std::string& program, const std::vector<std::string>& arguments,
        const Environment& environment = {}, const std::filesystem::path& directory = {});
    Program(Program&&) = default;
    Program& operator=(Program&&) = default;
    ~Program();

    /// The next line of its standard output. Unreachable where it ended or said nothing in time; the message has the
    /// end of what it wrote to standard error.
    [[nodiscard]] Result<std::string> line(int timeoutMs);
    void end();
    [[nodiscard]] std::int64_t id() const { return process_->processId(); }

private:
    explicit Program(std::unique_ptr<QProcess> process);

    std::unique_ptr<QProcess> process_;
};

/// Runs to the end and yields its standard output; Unsupported where it is not there, Internal where it failed.
[[nodiscard]] Result<std::string> runToEnd(const std::string& program, const std::vector<std::string>& arguments,
    const Environment& environment = {}, int timeoutMs = 60'000, const std::filesystem::path& directory = {});

} // namespace seenheard::bench
