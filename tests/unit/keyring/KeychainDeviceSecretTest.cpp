#include "platform/device/KeychainDeviceSecret.h"

#include "platform/base/File.h"
#include "platform/device/KeyVault.h"
#include "platform/device/ProfileDeviceSecret.h"
#include "tests/support/PrivateKeyRing.h"
#include "tests/support/SeededRandom.h"
#include "tests/unit/device/BootTimeFake.h"

#include <catch2/catch_test_case_info.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>

#include <QCoreApplication>
#include <iostream>
#include <optional>

namespace seenheard {

namespace {

constexpr PinCost cheap{8 * 1024, 1};
const Bytes secret(32, 9);

/// One for the process, as programs have it, inside the application object that D-Bus wants.
class Program final : public Catch::EventListenerBase {
public:
    using EventListenerBase::EventListenerBase;

    static inline std::optional<KeychainDeviceSecret> keyChain;

    void testRunStarting(const Catch::TestRunInfo&) override {
        application_.emplace(count_, arguments_);
        keyChain.emplace("Seen & Heard test", std::chrono::seconds(5));
    }
    void testRunEnded(const Catch::TestRunStats&) override {
        keyChain.reset();
        application_.reset();
    }

private:
    int count_ = 1;
    char name_[8] = "keyring";
    char* arguments_[2] = {name_, nullptr};
    std::optional<QCoreApplication> application_;
};

CATCH_REGISTER_LISTENER(Program)

KeychainDeviceSecret& keyChain() {
    return *Program::keyChain;
}

/// An enrolled profile whose secret lies in the key ring.
struct Enrolled {
    TempDirectory directory;
    SeededRandom random;
    BootTimeFake time;
    ProfileDeviceSecret device{directory.path(), &keyChain()};

    Enrolled() {
        const auto chosen = device.chooseKeyStore(random);
        INFO((chosen ? std::string() : chosen.error().message));
        REQUIRE(chosen.ok());
        REQUIRE(vault().create("482915", cheap).ok());
    }
    [[nodiscard]] KeyVault vault() { return {directory / "vault", device, random, time}; }
    [[nodiscard]] Error refusal(std::string_view pin = "482915") {
        const auto keys = vault().unlock(pin);
        REQUIRE_FALSE(keys.ok());
        return keys.error();
    }
    [[nodiscard]] Bytes content() const { return readFile(directory / "vault", 4096).value(); }
};

} // namespace

TEST_CASE("T1: an open key ring keeps a secret, gives it back whole, and erases it") {
    PrivateKeyRing ring;
    ring.signIn();
    CHECK(keyChain().read("vault-1").error().code == ErrorCode::NotFound);
    REQUIRE(keyChain().write("vault-1", secret).ok());
    CHECK(copyOf(keyChain().read("vault-1")->view()) == secret);
    CHECK(keyChain().write("vault-1", Bytes(32, 1)).error().code == ErrorCode::AlreadyExists);
    CHECK(copyOf(keyChain().read("vault-1")->view()) == secret);
    REQUIRE(keyChain().erase("vault-1").ok());
    CHECK(keyChain().read("vault-1").error().code == ErrorCode::NotFound);
    CHECK(keyChain().erase("vault-1").ok());
    CHECK(keyChain().answers());
}

TEST_CASE("T1: a key ring that is locked again says locked, never that there is nothing, and opens after a sign-in") {
    PrivateKeyRing ring;
    ring.signIn();
    Enrolled profile;
    const auto before = profile.content();
    ring.startLocked();
    const auto why = profile.refusal();
    CHECK(why.code == ErrorCode::Locked);
    CHECK(why.message.find("key ring is locked") != std::string::npos);
    CHECK(keyChain().write("vault-1", secret).error().code == ErrorCode::Locked);
    CHECK(profile.vault().create("111111", cheap).error().code == ErrorCode::AlreadyExists);
    CHECK(profile.content() == before);
    ring.signIn();
    CHECK(profile.vault().unlock("482915").ok());
}

TEST_CASE("T1: without a key ring nothing is made, and what is to do is said") {
    PrivateKeyRing ring;
    CHECK(keyChain().read("vault-1").error().code == ErrorCode::Unsupported);
    CHECK(keyChain().write("vault-1", secret).error().code == ErrorCode::Unsupported);
    CHECK(keyChain().erase("vault-1").error().code == ErrorCode::Unsupported);
    CHECK_FALSE(keyChain().answers());
}

TEST_CASE("T1: the key ring of another account does not open a profile, and is not taken for an empty one") {
    PrivateKeyRing ring;
    ring.signIn();
    Enrolled profile;
    ring.signInAsAnother();
    const auto why = profile.refusal();
    CHECK(why.code == ErrorCode::Locked);
    CHECK(why.message.find("not the one that the tablet was enrolled with") != std::string::npos);
    ring.signIn();
    CHECK(profile.vault().unlock("482915").ok());
}

TEST_CASE("T1: a key ring that hangs is not waited for without end, and one that died is found when it is back") {
    PrivateKeyRing ring;
    ring.signIn();
    Enrolled profile;
    ring.hang();
    const auto why = profile.refusal();
    CHECK(why.code == ErrorCode::Locked);
    CHECK(why.message.find("did not answer in time") != std::string::npos);
    ring.kill();
    CHECK(keyChain().read("vault-1").error().code == ErrorCode::Unsupported);
    ring.signIn();
    CHECK(profile.vault().unlock("482915").ok());
}

TEST_CASE("T1: the twentieth wrong PIN erases the secret in the key ring too") {
    PrivateKeyRing ring;
    ring.signIn();
    Enrolled profile;
    const auto copied = profile.content();
    for (int tried = 1; tried < 20; ++tried) {
        profile.time.advance(profile.vault().secondsToWait() * 1000);
        REQUIRE(profile.refusal("000000").code == ErrorCode::WrongPin);
    }
    profile.time.advance(profile.vault().secondsToWait() * 1000);
    CHECK(profile.refusal("000000").code == ErrorCode::Revoked);
    // A copy of the vault from before opens no more: the key ring, open, has nothing under its name.
    REQUIRE(writeFileDurably(profile.directory / "vault", copied).ok());
    REQUIRE(eraseFile(profile.directory / "vault.tries").ok());
    const auto why = profile.refusal();
    CHECK(why.code == ErrorCode::Locked);
    CHECK(why.message.find("was erased there") != std::string::npos);
    std::cout << "T1: 20 wrong PINs leave no key in the key ring\n";
}

} // namespace seenheard
