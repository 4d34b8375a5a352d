#include "tests/vault/RunningOfficer.h"

#include <catch2/catch_test_macros.hpp>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>

namespace seenheard {

RunningOfficer::RunningOfficer(
    const std::filesystem::path& home, const std::filesystem::path& profile, const std::string& pin) {
    // A runtime directory that others may look into is complained about.
    std::filesystem::permissions(home, std::filesystem::perms::owner_all);
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    REQUIRE(pipe2(in.data(), O_CLOEXEC) == 0);
    REQUIRE(pipe2(out.data(), O_CLOEXEC) == 0);
    process_ = fork();
    REQUIRE(process_ >= 0);
    if (process_ == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        for (const auto* name : {"HOME", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
                 "XDG_DATA_HOME", "XDG_STATE_HOME"})
            setenv(name, home.c_str(), 1);
        setenv("QT_QPA_PLATFORM", "offscreen", 1);
        setenv("QT_QUICK_BACKEND", "software", 1);
        unsetenv("DBUS_SESSION_BUS_ADDRESS");
        execl(SEENHEARD_OFFICER_PROGRAM, "seenheard", profile.c_str(), pin.c_str(), nullptr);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    toIt_ = in[1];
    fromIt_ = out[0];
}

RunningOfficer::~RunningOfficer() {
    kill();
    close(toIt_);
    close(fromIt_);
}

std::string RunningOfficer::hear() {
    std::string line;
    char letter = 0;
    while (read(fromIt_, &letter, 1) == 1) {
        if (letter == '\n')
            return line;
        line += letter;
    }
    FAIL("the officer's program ended");
    return {};
}

void RunningOfficer::tell(const std::string& command) const {
    const auto line = command + "\n";
    REQUIRE(write(toIt_, line.data(), line.size()) == static_cast<ssize_t>(line.size()));
}

void RunningOfficer::kill() {
    if (process_ <= 0)
        return;
    ::kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = -1;
}

} // namespace seenheard
