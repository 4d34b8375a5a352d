#include "tests/unit/server/PostgresPrograms.h"

#include <catch2/catch_test_macros.hpp>
#include <fcntl.h>
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <stdexcept>

namespace seenheard {

namespace {

constexpr const char* user = "postgres"; ///< Debian's package makes it.

/// Where the programs of a database server are; empty where there are none.
std::string programsOfServer() {
    std::string directory;
    if (auto* answer = popen("pg_config --bindir 2>/dev/null", "r")) {
        std::array<char, 512> line{};
        if (std::fgets(line.data(), line.size(), answer) != nullptr)
            directory = line.data();
        pclose(answer);
    }
    while (directory.ends_with('\n'))
        directory.pop_back();
    return access((directory + "/initdb").c_str(), X_OK) == 0 ? directory : std::string();
}

} // namespace

std::string installedPostgresPrograms() {
    static const auto programs = programsOfServer();
    return geteuid() == 0 && getpwnam(user) == nullptr ? std::string() : programs;
}

std::string postgresPrograms() {
    auto programs = installedPostgresPrograms();
    if (programs.empty())
        SKIP("PostgreSQL is not installed here, so nothing was tried on it. 'make setup' installs it.");
    return programs;
}

void giveToPostgres(const std::filesystem::path& directory) {
    if (geteuid() != 0)
        return;
    const auto* owner = getpwnam(user);
    if (chown(directory.c_str(), owner->pw_uid, owner->pw_gid) != 0)
        throw std::runtime_error("a directory of the test's PostgreSQL could not be given to its user");
}

pid_t startAsPostgres(const std::filesystem::path& directory, std::vector<std::string> words) {
    std::vector<std::string> whole{"setpriv", "--pdeathsig", "INT"};
    if (geteuid() == 0) {
        for (const auto* option : {"--reuid=postgres", "--regid=postgres", "--clear-groups"})
            whole.emplace_back(option);
    }
    whole.insert(whole.end(), words.begin(), words.end());
    std::vector<char*> argv;
    argv.reserve(whole.size() + 1);
    for (auto& word : whole)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    const auto messages = (directory / "messages").string();
    const auto child = fork();
    if (child != 0)
        return child;
    const int file = open(messages.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    dup2(file, STDOUT_FILENO);
    dup2(file, STDERR_FILENO);
    if (chdir(directory.c_str()) == 0)
        execvp(argv[0], argv.data());
    _exit(127);
}

void runAsPostgres(const std::filesystem::path& directory, const std::vector<std::string>& words) {
    int status = 0;
    waitpid(startAsPostgres(directory, words), &status, 0);
    if (status != 0)
        throw std::runtime_error(words.front() + " failed; see " + (directory / "messages").string());
}

} // namespace seenheard
