#include "tests/integration/tablet/Program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>

namespace seenheard {

namespace {

constexpr int patienceMs = 60'000;

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

Program::Program(const Start& start) {
    static std::atomic<int> count{0};
    const auto number = std::to_string(++count);
    out_ = start.scratch.string() + "." + number + ".out";
    err_ = start.scratch.string() + "." + number + ".err";
    std::vector<std::string> all{start.executable};
    all.insert(all.end(), start.words.begin(), start.words.end());
    std::vector<char*> arguments;
    for (auto& word : all)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    process_ = fork();
    if (process_ != 0)
        return;
    constexpr int fresh = O_WRONLY | O_CREAT | O_TRUNC;
    dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
    dup2(open(out_.c_str(), fresh, 0600), STDOUT_FILENO);
    dup2(open(err_.c_str(), fresh, 0600), STDERR_FILENO);
    for (const auto& [name, value] : start.environment)
        setenv(name.c_str(), value.c_str(), 1);
    execv(arguments.front(), arguments.data());
    _exit(127);
}

Program::~Program() {
    if (process_ > 0)
        kill();
}

Program::Program(Program&& other) noexcept
    : out_(std::move(other.out_))
    , err_(std::move(other.err_))
    , process_(std::exchange(other.process_, -1)) {}

Ended Program::wait() {
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), contentOf(out_), contentOf(err_)};
}

Ended Program::kill() {
    ::kill(process_, SIGKILL);
    return wait();
}

std::string Program::outSoFar() const {
    return contentOf(out_);
}

bool Program::hasEnded() const {
    siginfo_t ended{};
    waitid(P_PID, static_cast<id_t>(process_), &ended, WEXITED | WNOHANG | WNOWAIT);
    return ended.si_pid != 0;
}

bool Program::waitFor(const std::string& words) const {
    for (int waited = 0; waited < patienceMs; ++waited) {
        const bool ended = hasEnded();
        if (outSoFar().find(words) != std::string::npos)
            return true;
        if (ended)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return false;
}

} // namespace seenheard
