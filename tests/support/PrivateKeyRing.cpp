#include "tests/support/PrivateKeyRing.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <vector>

namespace seenheard {

namespace {

using std::chrono::milliseconds;

constexpr std::string_view password = "the password of the sign-in";

/// A program of its own that ends with this one; what it says is of no use to a test.
int spawn(std::vector<std::string> words, int input, const std::string& home, const std::string& runtime) {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const int child = fork();
    if (child != 0)
        return child;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int nowhere = open("/dev/null", O_RDWR);
    dup2(input >= 0 ? input : nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    if (!home.empty())
        setenv("HOME", home.c_str(), 1);
    if (!runtime.empty())
        setenv("XDG_RUNTIME_DIR", runtime.c_str(), 1);
    unsetenv("XDG_DATA_HOME");
    execvp(arguments.front(), arguments.data());
    _exit(127);
}

int ended(int process) {
    int status = 0;
    waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// One bus for the process: libraries look for its address once.
struct Bus {
    TempDirectory directory;
    int daemon = -1;
    static inline std::string address = "disabled:";

    Bus() {
        const auto socket = (directory / "bus").string();
        const auto rules = (directory / "bus.conf").string();
        // No directory of services: nobody is started because somebody asks for it.
        std::ofstream(rules) << R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=)"
                             << socket
                             << R"(</listen><policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/><allow user="*"/></policy></busconfig>)";
        daemon = spawn({"dbus-daemon", "--nofork", "--config-file=" + rules}, -1, {}, {});
        for (int waited = 0; waited < 10'000 && access(socket.c_str(), F_OK) != 0; ++waited)
            std::this_thread::sleep_for(milliseconds(1));
        if (access(socket.c_str(), F_OK) != 0)
            throw std::runtime_error("dbus-daemon does not start; install the package dbus");
        address = "unix:path=" + socket;
        setenv("DBUS_SESSION_BUS_ADDRESS", address.c_str(), 1);
    }
    ~Bus() {
        ::kill(daemon, SIGKILL);
        waitpid(daemon, nullptr, 0);
    }
    Bus(const Bus&) = delete;
    Bus& operator=(const Bus&) = delete;
};

} // namespace

PrivateKeyRing::PrivateKeyRing() {
    static const Bus bus;
}

PrivateKeyRing::~PrivateKeyRing() {
    kill();
}

std::string PrivateKeyRing::busAddress() {
    return Bus::address;
}

void PrivateKeyRing::signIn() {
    start("home", true);
}

void PrivateKeyRing::startLocked() {
    start("home", false);
}

void PrivateKeyRing::signInAsAnother() {
    start("another", true);
}

void PrivateKeyRing::start(const std::string& home, bool withPassword) {
    kill();
    const auto account = directory_ / home;
    const auto runtime = account / "run";
    std::filesystem::create_directories(runtime);
    std::filesystem::permissions(runtime, std::filesystem::perms::owner_all);
    std::array<int, 2> words{};
    if (pipe2(words.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    std::vector<std::string> command{"gnome-keyring-daemon", "--foreground", "--components=secrets",
        "--control-directory=" + (runtime / "keyring").string()};
    if (withPassword)
        command.emplace_back("--unlock");
    daemon_ = spawn(command, words[0], account.string(), runtime.string());
    close(words[0]);
    if (withPassword && write(words[1], password.data(), password.size()) < 0)
        throw std::runtime_error("gnome-keyring-daemon does not start; install the package gnome-keyring");
    close(words[1]);
    for (int waited = 0; waited < 1000 && !isOnBus(); ++waited)
        std::this_thread::sleep_for(milliseconds(10));
    if (!isOnBus())
        throw std::runtime_error("gnome-keyring-daemon does not answer; install the package gnome-keyring");
}

void PrivateKeyRing::hang() const {
    ::kill(daemon_, SIGSTOP);
}

void PrivateKeyRing::kill() {
    if (daemon_ < 0)
        return;
    ::kill(daemon_, SIGKILL);
    waitpid(daemon_, nullptr, 0);
    daemon_ = -1;
    while (isOnBus())
        std::this_thread::sleep_for(milliseconds(1));
}

bool PrivateKeyRing::isOnBus() const {
    // GetNameOwner fails where nobody has the name.
    return ended(spawn({"dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/",
                           "org.freedesktop.DBus.GetNameOwner", "string:org.freedesktop.secrets"},
               -1, {}, {}))
        == 0;
}

} // namespace seenheard
