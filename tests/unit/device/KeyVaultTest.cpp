#include "platform/device/KeyVault.h"

#include "platform/base/File.h"
#include "platform/crypto/Hashing.h"
#include "platform/device/FileDeviceSecret.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TempDirectory.h"
#include "tests/unit/device/BootTimeFake.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <iostream>

namespace seenheard {

namespace {

constexpr PinCost cheap{8 * 1024, 1};

/// A profile on one device, as the program finds it each time it starts.
struct Profile {
    TempDirectory directory;
    SeededRandom random;
    BootTimeFake time;
    FileDeviceSecret device{directory / "device"};
    std::filesystem::path file = directory / "vault";

    [[nodiscard]] KeyVault vault() { return {file, device, random, time}; }
    [[nodiscard]] Bytes content() const { return *readFile(file, 4096); }
    [[nodiscard]] ErrorCode refusal(std::string_view pin) {
        const auto keys = vault().unlock(pin);
        REQUIRE_FALSE(keys.ok());
        return keys.error().code;
    }
};

/// A keyring that somebody has to unlock first, in the two ways that platforms answer then.
class LockedKeyring final : public DeviceSecret {
public:
    explicit LockedKeyring(ErrorCode answer) : answer_(answer) {}
    Result<SecretBytes> read(std::string_view) override { return fail(answer_, "no answer"); }
    Status write(std::string_view, BytesView) override { return fail(answer_, "no answer"); }
    Status erase(std::string_view) override { return fail(answer_, "no answer"); }
    [[nodiscard]] std::string_view protection() const override { return "locked"; }

private:
    ErrorCode answer_;
};

/// Puts the digest right after a change, as an attacker would.
Bytes resealed(Bytes content) {
    const auto digest = sha256(BytesView(content).first(content.size() - Hash::size));
    std::ranges::copy(digest.octets, content.end() - Hash::size);
    return content;
}

} // namespace

TEST_CASE("The PIN that made a vault opens it, after a restart too") {
    Profile profile;
    CHECK_FALSE(profile.vault().exists());
    const auto made = profile.vault().create("482915", cheap);
    REQUIRE(made.ok());
    CHECK(made->databaseKey.size() == 32);
    CHECK(made->signingSeed.size() == 32);
    CHECK(copyOf(made->databaseKey.view()) != copyOf(made->signingSeed.view()));

    CHECK(profile.vault().exists());
    const auto opened = profile.vault().unlock("482915");
    REQUIRE(opened.ok());
    CHECK(copyOf(opened->databaseKey.view()) == copyOf(made->databaseKey.view()));
    CHECK(copyOf(opened->signingSeed.view()) == copyOf(made->signingSeed.view()));
}

TEST_CASE("Neither key is anywhere in the profile in clear") {
    Profile profile;
    const auto made = profile.vault().create("482915", cheap);
    REQUIRE(made.ok());
    for (const auto& entry : std::filesystem::recursive_directory_iterator(profile.directory.path())) {
        if (!entry.is_regular_file())
            continue;
        const auto content = *readFile(entry.path(), 1 << 20);
        for (const auto key : {made->databaseKey.view(), made->signingSeed.view()})
            CHECK(std::search(content.begin(), content.end(), key.begin(), key.end()) == content.end());
    }
}

TEST_CASE("A wrong PIN is a wrong PIN and changes nothing in the vault") {
    Profile profile;
    REQUIRE(profile.vault().create("482915", cheap).ok());
    const auto before = profile.content();
    CHECK(profile.refusal("482916") == ErrorCode::WrongPin);
    CHECK(profile.content() == before);
    CHECK(profile.vault().unlock("482915").ok());
}

TEST_CASE("From the fifth wrong PIN on even the right one has to wait") {
    Profile profile;
    REQUIRE(profile.vault().create("482915", cheap).ok());
    for (int tried = 0; tried < 5; ++tried)
        CHECK(profile.refusal("000000") == ErrorCode::WrongPin);
    CHECK(profile.vault().secondsToWait() == 30);
    CHECK(profile.refusal("482915") == ErrorCode::Locked);
    profile.time.advance(30'000);
    CHECK(profile.vault().unlock("482915").ok());
    CHECK(profile.refusal("000000") == ErrorCode::WrongPin);
    CHECK(profile.vault().secondsToWait() == 0);
}

TEST_CASE(
    "T1: the twentieth wrong PIN in a row erases the vault and the device's secret, after nine hours of waiting") {
    Profile profile;
    REQUIRE(profile.vault().create("482915", cheap).ok());
    const auto before = profile.content();
    std::int64_t waited = 0;
    for (int tried = 1; tried < 20; ++tried) {
        CAPTURE(tried);
        const auto wait = profile.vault().secondsToWait();
        waited += wait;
        profile.time.advance(wait * 1000);
        CHECK(profile.refusal("000000") == ErrorCode::WrongPin);
        CHECK(profile.content() == before);
    }
    const auto last = profile.vault().secondsToWait();
    waited += last;
    profile.time.advance(last * 1000);
    SECTION("a wrong one") {
        CHECK(profile.refusal("000000") == ErrorCode::Revoked);
        CHECK_FALSE(profile.vault().exists());
        CHECK(std::filesystem::is_empty(profile.directory / "device"));
        // Nothing that was copied before opens without the secret that is gone.
        REQUIRE(writeFileDurably(profile.file, before).ok());
        CHECK(profile.refusal("482915") == ErrorCode::Locked);
        REQUIRE(eraseFile(profile.file).ok());
        CHECK(profile.refusal("482915") == ErrorCode::Revoked);
        CHECK(waited > 8 * 3600);
        std::cout << "T1: 20 wrong PINs take " << waited / 3600 << " hours of waiting and leave no key\n";
    }
    SECTION("the right one") {
        CHECK(profile.vault().unlock("482915").ok());
        CHECK(profile.vault().secondsToWait() == 0);
    }
}

TEST_CASE("T1: a program that is killed in the middle of the last try has used it") {
    Profile profile;
    REQUIRE(profile.vault().create("482915", cheap).ok());
    PinAttempts attempts(profile.file.string() + ".tries", profile.time);
    for (int tried = 0; tried < 20; ++tried) {
        profile.time.advance(3'600'000);
        REQUIRE(attempts.beginTry().ok());
    }
    CHECK(profile.refusal("482915") == ErrorCode::Revoked);
    CHECK_FALSE(profile.vault().exists());
}

TEST_CASE("T1: another PIN opens the same keys, the old one none, and a copy of the old vault is worth nothing") {
    Profile profile;
    const auto made = profile.vault().create("482915", cheap);
    REQUIRE(made.ok());
    const auto old = profile.content();
    REQUIRE(profile.vault().changePin("482915", "770011", {16 * 1024, 2}).ok());
    CHECK(profile.refusal("482915") == ErrorCode::WrongPin);
    const auto opened = profile.vault().unlock("770011");
    REQUIRE(opened.ok());
    CHECK(copyOf(opened->databaseKey.view()) == copyOf(made->databaseKey.view()));
    CHECK(copyOf(opened->signingSeed.view()) == copyOf(made->signingSeed.view()));

    REQUIRE(writeFileDurably(profile.file, old).ok());
    CHECK(profile.refusal("482915") == ErrorCode::Locked);
}

TEST_CASE("T1: changing the PIN takes the old one, counts a wrong one, and changes nothing where it fails") {
    Profile profile;
    REQUIRE(profile.vault().create("482915", cheap).ok());
    const auto before = profile.content();
    for (int tried = 0; tried < 5; ++tried)
        CHECK(profile.vault().changePin("000000", "770011", cheap).error().code == ErrorCode::WrongPin);
    CHECK(profile.vault().changePin("482915", "770011", cheap).error().code == ErrorCode::Locked);
    profile.time.advance(30'000);
    CHECK(profile.vault().changePin("482915", "", cheap).error().code == ErrorCode::InvalidInput);
    CHECK(profile.content() == before);
    CHECK(profile.vault().unlock("482915").ok());
}

TEST_CASE("T15: cut short at any moment, changing the PIN leaves a vault that one of both PINs opens") {
    Profile profile;
    REQUIRE(profile.vault().create("482915", cheap).ok());
    const auto device = profile.directory / "device";
    const auto oldDevice = profile.directory / "old device";
    std::filesystem::copy(device, oldDevice);
    const auto oldVault = profile.content();
    REQUIRE(profile.vault().changePin("482915", "770011", cheap).ok());
    const auto newVault = profile.content();
    // Before the vault is replaced, and behind it: both secrets of the device are there.
    for (const auto& secret : std::filesystem::directory_iterator(oldDevice))
        std::filesystem::copy(secret, device);
    REQUIRE(writeFileDurably(profile.file, oldVault).ok());
    CHECK(profile.vault().unlock("482915").ok());
    REQUIRE(writeFileDurably(profile.file, newVault).ok());
    CHECK(profile.vault().unlock("770011").ok());
}

TEST_CASE("An empty PIN is no try") {
    Profile profile;
    CHECK_FALSE(profile.vault().create("", cheap).ok());
    CHECK_FALSE(profile.vault().exists());
    REQUIRE(profile.vault().create("482915", cheap).ok());
    for (int tried = 0; tried < 10; ++tried)
        CHECK(profile.refusal("") == ErrorCode::InvalidInput);
    CHECK(profile.vault().unlock("482915").ok());
}

TEST_CASE("A vault is never made where something lies, not even something damaged") {
    Profile profile;
    REQUIRE(profile.vault().create("482915", cheap).ok());
    const auto before = profile.content();
    CHECK(profile.vault().create("111111", cheap).error().code == ErrorCode::AlreadyExists);
    CHECK(profile.content() == before);

    REQUIRE(writeFileDurably(profile.file, bytesOf("rubbish")).ok());
    CHECK(profile.vault().create("111111", cheap).error().code == ErrorCode::AlreadyExists);
}

TEST_CASE("No vault is not found") {
    Profile profile;
    CHECK(profile.refusal("482915") == ErrorCode::NotFound);
}

TEST_CASE("The vault alone, carried to another device, cannot be tried") {
    Profile profile;
    REQUIRE(profile.vault().create("482915", cheap).ok());
    FileDeviceSecret elsewhere(profile.directory / "elsewhere");
    const auto keys = KeyVault(profile.file, elsewhere, profile.random, profile.time).unlock("482915");
    REQUIRE_FALSE(keys.ok());
    CHECK(keys.error().code == ErrorCode::Locked);
}

TEST_CASE("A locked keyring is never taken for an absent one, costs no try and changes nothing") {
    Profile profile;
    REQUIRE(profile.vault().create("482915", cheap).ok());
    const auto before = profile.content();
    for (const auto answer : {ErrorCode::Locked, ErrorCode::NotFound})
        for (int tried = 0; tried < 6; ++tried) {
            LockedKeyring keyring(answer);
            KeyVault vault(profile.file, keyring, profile.random, profile.time);
            CHECK(vault.unlock("482915").error().code == ErrorCode::Locked);
        }
    CHECK(profile.content() == before);
    CHECK(profile.vault().unlock("482915").ok());
}

TEST_CASE("A vault is not made without a place for the device's secret") {
    Profile profile;
    LockedKeyring keyring(ErrorCode::Locked);
    KeyVault vault(profile.file, keyring, profile.random, profile.time);
    CHECK(vault.create("482915", cheap).error().code == ErrorCode::Locked);
    CHECK_FALSE(vault.exists());
}

TEST_CASE("A vault with any octet changed or its end cut off is damaged, not a wrong PIN") {
    Profile profile;
    REQUIRE(profile.vault().create("482915", cheap).ok());
    const auto whole = profile.content();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto changed = whole;
        changed[at] ^= 1;
        REQUIRE(overwriteInPlace(profile.file, changed).ok());
        const auto code = profile.refusal("482915");
        CHECK((code == ErrorCode::Corrupt || code == ErrorCode::NotOurs));
    }
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        REQUIRE(writeFileDurably(profile.file, BytesView(whole).first(length)).ok());
        CHECK(profile.refusal("482915") == ErrorCode::Corrupt);
    }
    REQUIRE(writeFileDurably(profile.file, whole).ok());
    CHECK(profile.vault().unlock("482915").ok());
}

TEST_CASE("A cost that somebody lowered or raised in the file does not open the vault") {
    Profile profile;
    REQUIRE(profile.vault().create("482915", {16 * 1024, 2}).ok());
    auto lowered = profile.content();
    lowered[51] = 1; // the last octet of the passes
    REQUIRE(writeFileDurably(profile.file, resealed(lowered)).ok());
    CHECK(profile.refusal("482915") == ErrorCode::WrongPin);

    auto raised = profile.content();
    raised[40] = 0x7F; // the first octet of the memory
    REQUIRE(writeFileDurably(profile.file, resealed(raised)).ok());
    CHECK(profile.refusal("482915") == ErrorCode::Corrupt);
}

TEST_CASE("T16: a vault of a newer version is refused untouched") {
    Profile profile;
    REQUIRE(profile.vault().create("482915", cheap).ok());
    auto newer = profile.content();
    newer[7] = 2;
    REQUIRE(writeFileDurably(profile.file, resealed(newer)).ok());
    const auto before = profile.content();
    CHECK(profile.refusal("482915") == ErrorCode::FromTheFuture);
    CHECK(profile.content() == before);
}

TEST_CASE("A file of another program is not ours") {
    Profile profile;
    REQUIRE(writeFileDurably(profile.file, Bytes(4000, 'x')).ok());
    CHECK(profile.refusal("482915") == ErrorCode::NotOurs);
    REQUIRE(writeFileDurably(profile.file, Bytes(100'000, 'x')).ok());
    CHECK(profile.refusal("482915") == ErrorCode::NotOurs);
}

} // namespace seenheard
