#include "platform/device/FileDeviceSecret.h"

#include "platform/base/File.h"
#include "tests/support/TempDirectory.h"

#include <catch2/catch_test_macros.hpp>
#include <sys/stat.h>

namespace seenheard {

namespace {

unsigned permissionsOf(const std::filesystem::path& path) {
    struct stat facts {};
    REQUIRE(stat(path.c_str(), &facts) == 0);
    return facts.st_mode & 0777;
}

} // namespace

TEST_CASE("A device secret is read back, by another program too") {
    const TempDirectory directory;
    const Bytes secret(32, 5);
    REQUIRE(FileDeviceSecret(directory / "device").write("vault-1", secret).ok());
    const auto read = FileDeviceSecret(directory / "device").read("vault-1");
    REQUIRE(read.ok());
    CHECK(copyOf(read->view()) == secret);
}

TEST_CASE("A device secret that was never kept is not found") {
    const TempDirectory directory;
    CHECK(FileDeviceSecret(directory / "device").read("vault-1").error().code == ErrorCode::NotFound);
}

TEST_CASE("A second secret under one name is refused and the first stays") {
    const TempDirectory directory;
    FileDeviceSecret device(directory / "device");
    REQUIRE(device.write("vault-1", Bytes(32, 1)).ok());
    CHECK(device.write("vault-1", Bytes(32, 2)).error().code == ErrorCode::AlreadyExists);
    CHECK(copyOf(device.read("vault-1")->view()) == Bytes(32, 1));
}

TEST_CASE("Only the owner may look at secrets and at what there is of them") {
    const TempDirectory directory;
    std::filesystem::create_directory(directory / "device");
    std::filesystem::permissions(directory / "device", std::filesystem::perms::all);
    REQUIRE(FileDeviceSecret(directory / "device").write("vault-1", Bytes(32, 1)).ok());
    CHECK(permissionsOf(directory / "device") == 0700);
    CHECK(permissionsOf(directory / "device/vault-1.secret") == 0600);
}

TEST_CASE("A damaged device secret says so instead of looking like a wrong PIN") {
    const TempDirectory directory;
    FileDeviceSecret device(directory / "device");
    REQUIRE(device.write("vault-1", Bytes(32, 1)).ok());
    const auto file = directory / "device/vault-1.secret";
    const auto whole = *readFile(file, 1000);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto changed = whole;
        changed[at] ^= 1;
        REQUIRE(writeFileDurably(file, changed).ok());
        CHECK(device.read("vault-1").error().code == ErrorCode::Corrupt);
        REQUIRE(writeFileDurably(file, BytesView(whole).first(at)).ok());
        CHECK(device.read("vault-1").error().code == ErrorCode::Corrupt);
    }
}

TEST_CASE("A name that would lead out of the directory is refused") {
    const TempDirectory directory;
    FileDeviceSecret device(directory / "device");
    for (const auto* name : {"", "../vault", "a/b", "A", "a.b", "."}) {
        CHECK(device.write(name, Bytes(32, 1)).error().code == ErrorCode::InvalidInput);
        CHECK(device.read(name).error().code == ErrorCode::InvalidInput);
    }
    CHECK(device.write("a", {}).error().code == ErrorCode::InvalidInput);
}

TEST_CASE("What a file protects against, and what not, is said in words") {
    const FileDeviceSecret device("/nowhere");
    const std::string words(device.protection());
    CHECK(words.find("protects against") != std::string::npos);
    CHECK(words.find("does not protect against") != std::string::npos);
    CHECK(words.find("whole disk") != std::string::npos);
}

} // namespace seenheard
