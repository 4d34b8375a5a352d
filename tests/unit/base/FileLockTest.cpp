#include "platform/base/FileLock.h"

#include "tests/support/TempDirectory.h"

#include <catch2/catch_test_macros.hpp>
#include <sys/wait.h>
#include <unistd.h>

namespace seenheard {

TEST_CASE("A profile is locked once, and free again when the lock goes") {
    const TempDirectory directory;
    {
        const auto lock = FileLock::take(directory / "lock");
        REQUIRE(lock.ok());
        const auto second = FileLock::take(directory / "lock");
        REQUIRE_FALSE(second.ok());
        CHECK(second.error().code == ErrorCode::Busy);
        CHECK(second.error().message.find(directory.path().string()) != std::string::npos);
    }
    CHECK(FileLock::take(directory / "lock").ok());
}

TEST_CASE("A lock that is handed on stays held") {
    const TempDirectory directory;
    auto first = FileLock::take(directory / "lock");
    REQUIRE(first.ok());
    const FileLock handedOn = std::move(*first);
    CHECK_FALSE(FileLock::take(directory / "lock").ok());
}

TEST_CASE("A program that dies lets go of its lock") {
    const TempDirectory directory;
    const auto child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const auto lock = FileLock::take(directory / "lock");
        _exit(lock.ok() ? 0 : 1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(status == 0);
    CHECK(FileLock::take(directory / "lock").ok());
}

TEST_CASE("Where no lock can be made, that is said") {
    const TempDirectory directory;
    CHECK(FileLock::take(directory / "none/lock").error().code == ErrorCode::NotFound);
}

} // namespace seenheard
