#include "app/services/CarryingOut.h"

#include "platform/base/File.h"
#include "platform/base/FileLock.h"
#include "tests/support/TempDirectory.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// A profile whose files hold something, as far as a wipe and a lock look at them.
struct Profile {
    TempDirectory directory;
    ProfileDirectory at{directory.path()};

    Profile() {
        for (const auto& file : {at.store(), at.vault(), at.box() / "000001.box"}) {
            std::filesystem::create_directories(file.parent_path());
            REQUIRE(writeFileDurably(file, bytesOf("something")).ok());
        }
    }
    bool hasStore() const { return std::filesystem::exists(at.store()) || std::filesystem::exists(at.vault()); }
};

} // namespace

TEST_CASE("a wipe of a profile that is open stands on the disk at once and is finished when it is closed") {
    const Profile profile;
    {
        const auto open = FileLock::take(profile.at.lock());
        REQUIRE(open.ok());
        CHECK(carryOut(profile.at, {{1, CommandKind::Wipe, 5}}).error().code == ErrorCode::Busy);
        CHECK(profile.hasStore());
        CHECK(checkMayOpen(profile.at).error().code == ErrorCode::Revoked);
        CHECK(profile.hasStore());
        CHECK(readCommandFile(profile.at).value() == CommandFile{0, false, false, true});
    }
    // The network may be gone for good by now.
    CHECK(checkMayOpen(profile.at).error().code == ErrorCode::Revoked);
    CHECK_FALSE(profile.hasStore());
    CHECK(std::filesystem::exists(profile.at.box() / "000001.box"));

    CHECK(carryOut(profile.at, {{1, CommandKind::Wipe, 5}}).ok());
    CHECK(readCommandFile(profile.at).value() == CommandFile{1, false, true, false});
}

TEST_CASE("an open profile opens no more once it is told to lock, and says so when it is closed") {
    const Profile profile;
    {
        const auto open = FileLock::take(profile.at.lock());
        REQUIRE(open.ok());
        CHECK(carryOut(profile.at, {{1, CommandKind::Lock, 5}}).error().code == ErrorCode::Busy);
        CHECK(checkMayOpen(profile.at).error().code == ErrorCode::Locked);
        CHECK(readCommandFile(profile.at).value() == CommandFile{0, true, false, false});
    }
    CHECK(carryOut(profile.at, {{1, CommandKind::Lock, 5}}).ok());
    CHECK(readCommandFile(profile.at).value() == CommandFile{1, true, false, false});
    CHECK(checkMayOpen(profile.at).error().code == ErrorCode::Locked);

    REQUIRE(carryOut(profile.at, {{1, CommandKind::Lock, 5}, {2, CommandKind::Unlock, 6}}).ok());
    CHECK(checkMayOpen(profile.at).ok());
    CHECK(profile.hasStore());
}

} // namespace seenheard
