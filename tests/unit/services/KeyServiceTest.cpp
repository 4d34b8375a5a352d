#include "app/services/TabletKeyService.h"
#include "platform/crypto/SystemRandom.h"
#include "platform/device/KeyVault.h"
#include "platform/device/ProfileDeviceSecret.h"
#include "tests/support/FakeClock.h"
#include "tests/support/KeyStoreFake.h"
#include "tests/support/KilledBefore.h"
#include "tests/support/TempDirectory.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

namespace seenheard {

namespace {

constexpr PinCost cheap{8 * 1024, 1};
constexpr std::string_view pin = "482915";

/// A profile with its vault, and a key store that outlives a killed program: another directory.
struct Profile {
    TempDirectory directory;
    FakeClock clock;
    SystemRandom random; ///< A killed program and the next one draw other numbers.
    ProfileDirectory at{directory / "profile"};
    FileDeviceSecret keyStore{directory / "key store"};
    std::string databaseKey;

    explicit Profile(SecretPlace place = SecretPlace::File) {
        std::filesystem::create_directories(at.root);
        ProfileDeviceSecret device(at.root, &keyStore);
        REQUIRE(chooseSecretPlace(device, at.root, place, random).ok());
        const SystemBootTime time;
        const auto made = KeyVault(at.vault(), device, random, time).create(pin, cheap);
        REQUIRE(made.ok());
        databaseKey = toHex(made->databaseKey.view());
    }
    [[nodiscard]] TabletKeyService keys(DeviceSecret* store) { return {at, {random, clock, store, cheap}}; }
    [[nodiscard]] TabletKeyService keys() { return keys(&keyStore); }
    [[nodiscard]] bool opensWith(std::string_view tried) {
        ProfileDeviceSecret device(at.root, &keyStore);
        const SystemBootTime time;
        const auto opened = KeyVault(at.vault(), device, random, time).unlock(tried);
        return opened && toHex(opened->databaseKey.view()) == databaseKey;
    }
    [[nodiscard]] std::size_t secretFiles() const {
        std::size_t count = 0;
        for (const auto& file : std::filesystem::directory_iterator(at.root))
            count += file.path().extension() == ".secret" ? 1 : 0;
        return count;
    }
    /// What lies under a vault's name, beside the id that it shows.
    [[nodiscard]] std::size_t secretsInKeyStore() const {
        std::size_t count = 0;
        if (std::filesystem::exists(directory / "key store"))
            for (const auto& file : std::filesystem::directory_iterator(directory / "key store"))
                count += file.path().filename().string().starts_with("vault-") ? 1 : 0;
        return count;
    }
};

} // namespace

TEST_CASE("T1: the device's secret moves to the key store and back, as a new one, and the PIN stays") {
    Profile profile;
    CHECK(profile.keys().secret().place == SecretPlace::File);
    CHECK(profile.keys().secret().keyStoreAnswers);
    REQUIRE(profile.keys().keepSecretIn(SecretPlace::KeyStore, pin).ok());
    CHECK(profile.secretFiles() == 0);
    CHECK(profile.secretsInKeyStore() == 1);
    CHECK(profile.keys().secret().place == SecretPlace::KeyStore);
    CHECK(profile.opensWith(pin));
    CHECK(profile.keys().keepSecretIn(SecretPlace::KeyStore, pin).ok());

    REQUIRE(profile.keys().keepSecretIn(SecretPlace::File, pin).ok());
    CHECK(profile.secretFiles() == 1);
    CHECK(profile.secretsInKeyStore() == 0);
    CHECK(profile.keys().secret().place == SecretPlace::File);
    CHECK(profile.opensWith(pin));
}

TEST_CASE("T1: a copy of the profile from before its secret moved opens nothing any more") {
    Profile profile;
    std::filesystem::copy(profile.at.vault(), profile.directory / "copied vault");
    REQUIRE(profile.keys().keepSecretIn(SecretPlace::KeyStore, pin).ok());
    std::filesystem::copy(
        profile.directory / "copied vault", profile.at.vault(), std::filesystem::copy_options::overwrite_existing);
    CHECK_FALSE(profile.opensWith(pin));
}

TEST_CASE("T1: a wrong PIN, a locked key store and one that is not there move nothing") {
    Profile profile;
    CHECK(profile.keys().keepSecretIn(SecretPlace::KeyStore, "000000").error().code == ErrorCode::WrongPin);
    KeyStoreFake locked;
    locked.refuses = ErrorCode::Locked;
    CHECK(profile.keys(&locked).keepSecretIn(SecretPlace::KeyStore, pin).error().code == ErrorCode::Locked);
    CHECK(profile.keys(nullptr).keepSecretIn(SecretPlace::KeyStore, pin).error().code == ErrorCode::Unsupported);
    CHECK_FALSE(profile.keys(nullptr).secret().keyStoreAnswers);
    CHECK(profile.secretFiles() == 1);
    CHECK(profile.opensWith(pin));
}

TEST_CASE("T1: a changed PIN keeps its secret where it was") {
    for (const auto place : {SecretPlace::File, SecretPlace::KeyStore}) {
        Profile profile(place);
        REQUIRE(profile.keys().changePin(pin, "770011").ok());
        CHECK(profile.keys().secret().place == place);
        CHECK(profile.opensWith("770011"));
        CHECK_FALSE(profile.opensWith(pin));
        CHECK(profile.keys().changePin("770011", "12").error().code == ErrorCode::InvalidInput);
    }
}

TEST_CASE(
    "T15: killed at any call that changes a file, a change of place leaves a profile that opens, and ends it later") {
    int kills = 0;
    for (const auto to : {SecretPlace::KeyStore, SecretPlace::File}) {
        const auto from = to == SecretPlace::File ? SecretPlace::KeyStore : SecretPlace::File;
        for (int call = 1;; ++call) {
            Profile profile(from);
            const bool killed = killedBefore(call, [&] { std::ignore = profile.keys().keepSecretIn(to, pin); });
            CAPTURE(call, wordFor(to));
            CHECK(profile.opensWith(pin));
            REQUIRE(profile.keys().keepSecretIn(to, pin).ok());
            CHECK(profile.keys().secret().place == to);
            CHECK(profile.opensWith(pin));
            if (!killed)
                break;
            ++kills;
        }
    }
    CHECK(kills > 20);
    std::cout << "T15: " << kills << " kills while the device's secret moved, 0 profiles that did not open\n";
}

TEST_CASE("T15: killed at any call that changes a file, a change of PIN leaves a profile that one of both PINs opens") {
    int kills = 0;
    for (const auto place : {SecretPlace::KeyStore, SecretPlace::File})
        for (int call = 1;; ++call) {
            Profile profile(place);
            const bool killed = killedBefore(call, [&] { std::ignore = profile.keys().changePin(pin, "770011"); });
            CAPTURE(call, wordFor(place));
            CHECK(profile.opensWith(pin) != profile.opensWith("770011"));
            if (!killed)
                break;
            ++kills;
        }
    CHECK(kills > 20);
    std::cout << "T15: " << kills << " kills while a PIN was changed, 0 profiles that neither PIN opened\n";
}

} // namespace seenheard
