#include "app/services/EnrolmentService.h"
#include "app/services/TabletKeyService.h"
#include "platform/base/File.h"
#include "platform/crypto/SystemRandom.h"
#include "tests/support/TempDirectory.h"
#include "tests/vault/VaultProfile.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

namespace seenheard {

namespace {

struct EnrolledTablet {
    TempDirectory directory;
    VaultProfile vault{directory / "profile"};
    SystemRandom random;
    SystemClock clock;

    [[nodiscard]] Status change(std::string_view pin, std::string_view newPin) {
        return TabletKeyService(vault.profile, {random, clock}).changePin(pin, newPin);
    }
    /// The raw database key, in hexadecimal, or why not.
    [[nodiscard]] Result<std::string> opened(std::string_view pin) {
        FileDeviceSecret device(vault.profile.root);
        const SystemBootTime bootTime;
        const auto keys = KeyVault(vault.profile.vault(), device, random, bootTime).unlock(pin);
        return keys ? Result<std::string>(toHex(keys->databaseKey.view())) : keys.error();
    }
};

} // namespace

TEST_CASE("T1: an officer changes the PIN of a profile: the store and its key stay as they are") {
    EnrolledTablet tablet;
    const auto store = readFile(tablet.vault.profile.store(), 1 << 24).value();
    REQUIRE(tablet.change(VaultProfile::pin, "770011").ok());
    CHECK(readFile(tablet.vault.profile.store(), 1 << 24).value() == store);
    CHECK(tablet.opened(VaultProfile::pin).error().code == ErrorCode::WrongPin);
    CHECK(tablet.opened("770011").value() == toHex(tablet.vault.keys.databaseKey.view()));
}

TEST_CASE("T1: a PIN that will not do and a wrong one keep the old PIN") {
    EnrolledTablet tablet;
    CHECK(tablet.change(VaultProfile::pin, "12").error().code == ErrorCode::InvalidInput);
    CHECK(tablet.change("999999", "770011").error().code == ErrorCode::WrongPin);
    CHECK(tablet.opened(VaultProfile::pin).ok());
}

TEST_CASE("T1: a guess of a PIN costs at least 64 MiB, and as many passes as make a quarter of a second") {
    const SystemClock clock;
    const auto cost = calibratedPinCost(clock);
    REQUIRE(cost.ok());
    CHECK(cost->memoryBytes >= 64ULL * 1024 * 1024);
    const Bytes filler(32);
    const auto before = clock.monotonicMs();
    REQUIRE(keyFromPin("246813", BytesView(filler).first(16), filler, *cost).ok());
    std::cout << "T1: a guess costs " << cost->memoryBytes / 1024 / 1024 << " MiB, " << cost->passes << " passes, "
              << clock.monotonicMs() - before << " ms on this machine\n";
}

} // namespace seenheard
