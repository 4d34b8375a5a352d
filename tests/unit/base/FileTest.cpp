#include "platform/base/File.h"

#include "tests/support/TempDirectory.h"

#include <catch2/catch_test_macros.hpp>
#include <sys/stat.h>

#include <cerrno>
#include <iterator>

namespace seenheard {

namespace {

std::string read(const std::filesystem::path& file) {
    const auto content = readFile(file, 1000);
    REQUIRE(content.ok());
    return std::string(textOf(*content));
}

std::ptrdiff_t entriesIn(const TempDirectory& directory) {
    return std::distance(std::filesystem::directory_iterator(directory.path()), {});
}

} // namespace

TEST_CASE("What was written is read back, and leaves no other file behind") {
    const TempDirectory directory;
    REQUIRE(writeFileDurably(directory / "a", bytesOf("first")).ok());
    CHECK(read(directory / "a") == "first");
    REQUIRE(writeFileDurably(directory / "a", bytesOf("2")).ok());
    CHECK(read(directory / "a") == "2");
    CHECK(entriesIn(directory) == 1);
}

TEST_CASE("A written file may be read by its owner only unless somebody says otherwise") {
    const TempDirectory directory;
    REQUIRE(writeFileDurably(directory / "secret", {}).ok());
    REQUIRE(writeFileDurably(directory / "public", {}, 0644).ok());
    struct stat facts {};
    REQUIRE(stat((directory / "secret").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
    REQUIRE(stat((directory / "public").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0644);
}

TEST_CASE("Creating a file never touches one that is there") {
    const TempDirectory directory;
    REQUIRE(createFileDurably(directory / "a", bytesOf("first")).ok());
    CHECK(createFileDurably(directory / "a", bytesOf("second")).error().code == ErrorCode::AlreadyExists);
    CHECK(read(directory / "a") == "first");
    CHECK(entriesIn(directory) == 1);
}

TEST_CASE("A file over the limit is refused, at the limit it is read") {
    const TempDirectory directory;
    REQUIRE(writeFileDurably(directory / "a", Bytes(100, 1)).ok());
    CHECK(readFile(directory / "a", 100).ok());
    CHECK(readFile(directory / "a", 99).error().code == ErrorCode::TooLarge);
}

TEST_CASE("Reading what is no file, or is not there, says so") {
    const TempDirectory directory;
    CHECK(readFile(directory / "none", 10).error().code == ErrorCode::NotFound);
    CHECK(readFile(directory.path(), 10).error().code == ErrorCode::NotOurs);
    REQUIRE(mkfifo((directory / "pipe").c_str(), 0600) == 0);
    CHECK(readFile(directory / "pipe", 10).error().code == ErrorCode::NotOurs);
}

TEST_CASE("A file that cannot be written leaves the old one and says where") {
    const TempDirectory directory;
    const auto failed = writeFileDurably(directory / "none/a", bytesOf("x"));
    REQUIRE_FALSE(failed.ok());
    CHECK(failed.error().code == ErrorCode::NotFound);
    CHECK(failed.error().message.find((directory / "none/a").string()) != std::string::npos);

    std::filesystem::create_directory(directory / "d");
    CHECK_FALSE(writeFileDurably(directory / "d", bytesOf("x")).ok());
    CHECK(entriesIn(directory) == 1);
}

TEST_CASE("Overwriting in place keeps the rest of the file") {
    const TempDirectory directory;
    REQUIRE(overwriteInPlace(directory / "a", bytesOf("12345")).ok());
    REQUIRE(overwriteInPlace(directory / "a", bytesOf("ab")).ok());
    CHECK(read(directory / "a") == "ab345");
}

TEST_CASE("A full disk and a missing right are told apart, each with what to do") {
    const auto full = fileError("write to", "/x/box", ENOSPC);
    CHECK(full.code == ErrorCode::StorageFull);
    CHECK(full.message.find("/x/box") != std::string::npos);
    CHECK(full.message.find("Free some space") != std::string::npos);
    CHECK(fileError("write to", "/x", EDQUOT).code == ErrorCode::StorageFull);
    CHECK(fileError("open", "/x", EACCES).code == ErrorCode::StorageFailed);
    CHECK(fileError("open", "/x", EIO).code == ErrorCode::StorageFailed);
}

} // namespace seenheard
