#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace seenheard {

/// OfficerProgram in a process of its own, with every directory that a program may leave files in below one.
class RunningOfficer {
public:
    RunningOfficer(const std::filesystem::path& home, const std::filesystem::path& profile, const std::string& pin);
    /// Kills it where it still runs.
    ~RunningOfficer();
    RunningOfficer(const RunningOfficer&) = delete;
    RunningOfficer& operator=(const RunningOfficer&) = delete;

    /// The next line that it says; fails the test where it ended.
    [[nodiscard]] std::string hear();
    void tell(const std::string& command) const;
    void kill();
    [[nodiscard]] pid_t process() const { return process_; }

private:
    pid_t process_ = -1;
    int toIt_ = -1;
    int fromIt_ = -1;
};

} // namespace seenheard
