#include "platform/base/AppendFile.h"

#include "platform/base/File.h"
#include "tests/support/TempDirectory.h"

#include <catch2/catch_test_macros.hpp>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

namespace seenheard {

namespace {

/// For as long as it lives no file of this process may grow beyond so many octets.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t octets) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{octets, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int);
};

Bytes contentOf(const std::filesystem::path& file) {
    const auto content = readFile(file, 1 << 20);
    REQUIRE(content.ok());
    return *content;
}

} // namespace

TEST_CASE("What is appended follows what was there, after reopening too") {
    const TempDirectory directory;
    {
        auto file = AppendFile::open(directory / "box");
        REQUIRE(file.ok());
        CHECK(file->size() == 0);
        REQUIRE(file->append(bytesOf("one")).ok());
        REQUIRE(file->flush().ok());
    }
    auto file = AppendFile::open(directory / "box");
    REQUIRE(file.ok());
    CHECK(file->size() == 3);
    REQUIRE(file->append(bytesOf("two")).ok());
    REQUIRE(file->append({}).ok());
    CHECK(file->size() == 6);
    CHECK(textOf(contentOf(directory / "box")) == "onetwo");
}

TEST_CASE("A new append file may be read by its owner only") {
    const TempDirectory directory;
    REQUIRE(AppendFile::open(directory / "box").ok());
    struct stat facts {};
    REQUIRE(stat((directory / "box").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
}

TEST_CASE("Only one may append to a file at a time") {
    const TempDirectory directory;
    {
        const auto first = AppendFile::open(directory / "box");
        REQUIRE(first.ok());
        const auto second = AppendFile::open(directory / "box");
        REQUIRE_FALSE(second.ok());
        CHECK(second.error().code == ErrorCode::Busy);
    }
    CHECK(AppendFile::open(directory / "box").ok());
}

TEST_CASE("An append that the disk takes only half of leaves nothing behind, and the next one works") {
    const TempDirectory directory;
    auto file = AppendFile::open(directory / "box");
    REQUIRE(file.ok());
    REQUIRE(file->append(Bytes(100, 1)).ok());
    {
        const FileSizeLimit limit(150);
        const auto refused = file->append(Bytes(100, 2));
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::StorageFailed);
        CHECK(file->size() == 100);
    }
    CHECK(contentOf(directory / "box") == Bytes(100, 1));
    REQUIRE(file->append(Bytes(1, 3)).ok());
    CHECK(contentOf(directory / "box").size() == 101);
}

TEST_CASE("A torn end can be cut off, and nothing can be made up") {
    const TempDirectory directory;
    auto file = AppendFile::open(directory / "box");
    REQUIRE(file.ok());
    REQUIRE(file->append(bytesOf("whole+torn")).ok());
    REQUIRE(file->shortenTo(5).ok());
    CHECK(textOf(contentOf(directory / "box")) == "whole");
    CHECK(file->shortenTo(6).error().code == ErrorCode::InvalidInput);
    CHECK(file->size() == 5);
}

TEST_CASE("A device is no file to append to") {
    CHECK(AppendFile::open("/dev/full").error().code == ErrorCode::NotOurs);
}

TEST_CASE("A directory or a missing directory is no place to append") {
    const TempDirectory directory;
    CHECK_FALSE(AppendFile::open(directory.path()).ok());
    CHECK(AppendFile::open(directory / "none/box").error().code == ErrorCode::NotFound);
}

} // namespace seenheard
