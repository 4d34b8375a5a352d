#include "platform/device/ProfileDeviceSecret.h"

#include "platform/base/File.h"
#include "tests/support/KeyStoreFake.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TempDirectory.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

const Bytes secret(32, 7);

struct Tablet {
    TempDirectory profile;
    KeyStoreFake keyStore;
    SeededRandom random;
    ProfileDeviceSecret device{profile.path(), &keyStore};

    [[nodiscard]] std::string choice() const {
        const auto content = readFile(profile / "device-secret.txt", 1000);
        return content ? std::string(textOf(*content)) : "none";
    }
    [[nodiscard]] Status choose(std::optional<SecretPlace> wanted = {}) {
        return chooseSecretPlace(device, profile.path(), wanted, random);
    }
};

} // namespace

TEST_CASE("A new profile keeps its secret in the system's key store where there is one, and a clear file says so") {
    Tablet tablet;
    REQUIRE(tablet.choose().ok());
    REQUIRE(tablet.device.write("vault-1", secret).ok());
    CHECK(tablet.choice().starts_with("Seen & Heard device secret 1\nkey-store\n"));
    CHECK(copyOf(tablet.device.read("vault-1")->view()) == secret);
    CHECK_FALSE(std::filesystem::exists(tablet.profile / "vault-1.secret"));
    CHECK(tablet.device.place().value() == SecretPlace::KeyStore);
    CHECK(tablet.device.protection() == "kept by the fake key store");
}

TEST_CASE("Where the system has no key store a new profile keeps its secret in a file, for good") {
    Tablet tablet;
    tablet.keyStore.refuses = ErrorCode::Unsupported;
    REQUIRE(tablet.choose().ok());
    REQUIRE(tablet.device.write("vault-1", secret).ok());
    CHECK(tablet.choice() == "Seen & Heard device secret 1\nfile\n");
    CHECK(tablet.device.place().value() == SecretPlace::File);
    // One that appears later is not used by itself.
    tablet.keyStore.refuses.reset();
    REQUIRE(tablet.device.write("vault-2", secret).ok());
    CHECK(tablet.keyStore.kept.empty());
}

TEST_CASE("A key store that is there but locked is not passed over: somebody has to say that a file will do") {
    for (const auto why : {ErrorCode::Locked, ErrorCode::Busy}) {
        Tablet tablet;
        tablet.keyStore.refuses = why;
        CHECK(tablet.choose().error().code == why);
        CHECK(tablet.choice() == "none");
        CHECK(tablet.choose(SecretPlace::File).ok());
        CHECK(tablet.choice() == "Seen & Heard device secret 1\nfile\n");
    }
}

TEST_CASE("Who asks for the key store is not given a file") {
    Tablet tablet;
    tablet.keyStore.refuses = ErrorCode::Unsupported;
    CHECK(tablet.choose(SecretPlace::KeyStore).error().code == ErrorCode::Unsupported);
    CHECK(tablet.choice() == "none");
}

TEST_CASE("A profile from before there was a choice finds its secret in the file") {
    Tablet tablet;
    REQUIRE(FileDeviceSecret(tablet.profile.path()).write("vault-1", secret).ok());
    CHECK(copyOf(tablet.device.read("vault-1")->view()) == secret);
    CHECK(tablet.device.place().value() == SecretPlace::File);
}

TEST_CASE("An empty key store is told from one in which the secret was erased by the id that it shows") {
    Tablet tablet;
    REQUIRE(tablet.choose().ok());
    REQUIRE(tablet.device.write("vault-1", secret).ok());
    tablet.keyStore.kept.erase("vault-1");
    CHECK(tablet.device.read("vault-1").error().code == ErrorCode::NotFound);
    // As a locked one looks on some systems, and as another account's does.
    const auto kept = std::exchange(tablet.keyStore.kept, {});
    CHECK(tablet.device.read("vault-1").error().code == ErrorCode::Locked);
    for (const auto& [name, id] : kept)
        tablet.keyStore.kept[name] = Bytes(16, 0);
    CHECK(tablet.device.read("vault-1").error().code == ErrorCode::Locked);
}

TEST_CASE("Why a key store does not open is said as it is") {
    Tablet tablet;
    REQUIRE(tablet.choose().ok());
    REQUIRE(tablet.device.write("vault-1", secret).ok());
    for (const auto why : {ErrorCode::Locked, ErrorCode::Busy, ErrorCode::Unsupported}) {
        tablet.keyStore.refuses = why;
        CHECK(tablet.device.read("vault-1").error().code == why);
    }
    ProfileDeviceSecret withoutKeyStore(tablet.profile.path(), nullptr);
    CHECK(withoutKeyStore.read("vault-1").error().code == ErrorCode::Unsupported);
    CHECK(withoutKeyStore.erase("vault-1").error().code == ErrorCode::Unsupported);
}

TEST_CASE("A choice that is damaged or of a newer program is no choice") {
    Tablet tablet;
    for (const std::string content : {"", "Seen & Heard device secret 1\n", "Seen & Heard device secret 1\nattic\n",
             "Seen & Heard device secret 1\nkey-store\nbeef\n"}) {
        REQUIRE(writeFileDurably(tablet.profile / "device-secret.txt", bytesOf(content)).ok());
        CHECK(tablet.device.read("vault-1").error().code == ErrorCode::Corrupt);
        CHECK(tablet.device.write("vault-1", secret).error().code == ErrorCode::Corrupt);
    }
    REQUIRE(
        writeFileDurably(tablet.profile / "device-secret.txt", bytesOf("Seen & Heard device secret 2\nfile\n")).ok());
    CHECK(tablet.device.read("vault-1").error().code == ErrorCode::FromTheFuture);
}

TEST_CASE("What is left in a file is said to be in a file") {
    Tablet tablet;
    REQUIRE(tablet.device.write("vault-1", secret).ok());
    REQUIRE(tablet.device.chooseKeyStore(tablet.random).ok());
    CHECK(tablet.device.place().value() == SecretPlace::File);
    CHECK(copyOf(tablet.device.read("vault-1")->view()) == secret);
    REQUIRE(tablet.device.erase("vault-1").ok());
    CHECK(tablet.device.place().value() == SecretPlace::KeyStore);
}

} // namespace seenheard
