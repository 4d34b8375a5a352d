#include "app/storage/EnrolmentFile.h"

#include "platform/base/File.h"
#include "tests/support/TempDirectory.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

struct World {
    TempDirectory directory;
    ProfileDirectory profile{directory.path()};
    EnrolmentFile file{"PC 4417 Dale", "Tablet 7", "https://server.example:8443", "server.example", Role::Supervisor,
        "response", "north", Hash{}};

    ErrorCode readAfter(std::string_view text) {
        REQUIRE(writeFileDurably(profile.enrolment(), bytesOf(text)).ok());
        const auto read = readEnrolmentFile(profile);
        REQUIRE_FALSE(read.ok());
        return read.error().code;
    }
};

} // namespace

TEST_CASE("What the screen Unlock needs is read without a PIN") {
    World world;
    REQUIRE(writeEnrolmentFile(world.profile, world.file).ok());
    CHECK(readEnrolmentFile(world.profile).value() == world.file);
}

TEST_CASE("A profile that is not enrolled, damaged or of a newer version says which") {
    World world;
    CHECK(readEnrolmentFile(world.profile).error().code == ErrorCode::NotFound);
    CHECK(world.readAfter("{") == ErrorCode::Corrupt);
    CHECK(world.readAfter("[]") == ErrorCode::Corrupt);
    CHECK(world.readAfter(R"({"version":1})") == ErrorCode::Corrupt);
    CHECK(world.readAfter(R"({"version":2})") == ErrorCode::FromTheFuture);
    CHECK(world.readAfter(R"({"version":"x","officer_name":7})") == ErrorCode::Corrupt);
}

} // namespace seenheard
