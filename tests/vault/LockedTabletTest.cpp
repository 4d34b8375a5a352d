#include "platform/base/File.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TempDirectory.h"
#include "tests/vault/RunningOfficer.h"
#include "tests/vault/SoughtWords.h"
#include "tests/vault/VaultProfile.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

namespace seenheard {

namespace {

constexpr auto quote = "children.1.words.1.quote";
constexpr int canaries = 200;

/// Words that nobody would write, each once.
std::vector<std::string> canaryWords() {
    SeededRandom random(5);
    std::vector<std::string> words;
    words.reserve(canaries);
    for (int each = 0; each < canaries; ++each)
        words.push_back("Kqzw" + random.id<FixedId<struct CanaryTag, 6>>().hex());
    return words;
}

/// An officer who has written the canaries into what a child said, and whatever a test looks for afterwards.
struct Shift {
    TempDirectory directory;
    VaultProfile vault{directory / "home" / "profile"};
    SoughtWords words;
    SoughtWords keys;
    RunningOfficer officer{directory / "home", vault.profile.root, VaultProfile::pin};
    std::string wrote;

    Shift() {
        for (const auto& canary : canaryWords()) {
            words.word(canary);
            wrote += canary + " ";
        }
        keys.key(vault.keys.databaseKey.view());
        keys.key(vault.keys.signingSeed.view());
        REQUIRE(officer.hear() == "locked");
    }
    void write() {
        officer.tell("write " + wrote);
        REQUIRE(officer.hear() == quote);
    }
    void lock() {
        officer.tell("lock");
        REQUIRE(officer.hear() == "locked");
    }
};

} // namespace

TEST_CASE(
    "T2: after locking no word and no key is anywhere in the program's memory, and it goes on at the same field") {
    Shift shift;
    shift.write();
    // What is looked for can be found: it is all there while the tablet is open.
    const auto wordsOpen = shift.words.inMemoryOf(shift.officer.process());
    const auto keysOpen = shift.keys.inMemoryOf(shift.officer.process());
    CHECK(wordsOpen >= canaries);
    CHECK(keysOpen >= 2);

    shift.lock();
    const auto wordsLocked = shift.words.inMemoryOf(shift.officer.process());
    const auto looked = shift.words.lookedThrough();
    const auto keysLocked = shift.keys.inMemoryOf(shift.officer.process());
    CHECK(looked > 1'000'000);
    CHECK(wordsLocked == 0);
    CHECK(keysLocked == 0);
    std::cout << "T2: memory while open: " << wordsOpen << " copies of " << canaries << " canaries, " << keysOpen
              << " of the keys; after locking: " << wordsLocked << " and " << keysLocked << " in " << looked / 1024
              << " KiB\n";

    shift.officer.tell("open");
    CHECK(shift.officer.hear() == quote);
    CHECK(shift.words.inMemoryOf(shift.officer.process()) >= canaries);
}

TEST_CASE("T1: of 200 canaries written through the screens none is in any file, open, locked or killed") {
    Shift shift;
    std::uint64_t looked = 0;
    const auto look = [&](const char* when) {
        CAPTURE(when);
        CHECK(shift.words.below(shift.directory.path()) == 0);
        looked += shift.words.lookedThrough();
        CHECK(shift.keys.below(shift.directory.path()) == 0);
    };
    shift.write();
    look("open");
    SECTION("locked, then written on") {
        shift.lock();
        look("locked");
        shift.officer.tell("open");
        REQUIRE(shift.officer.hear() == quote);
        look("open again");
    }
    SECTION("killed") {
        shift.officer.kill();
        look("killed");
        RunningOfficer again(shift.directory / "home", shift.vault.profile.root, VaultProfile::pin);
        REQUIRE(again.hear() == "locked");
        again.tell("open");
        static_cast<void>(again.hear());
        look("opened after a kill");
    }
    std::cout << "T1: 0 of " << canaries << " canaries and 0 keys in " << looked / 1024 << " KiB of files\n";

    // What is looked for can be found.
    REQUIRE(writeFileDurably(shift.directory / "home" / "left", bytesOf(shift.wrote)).ok());
    CHECK(shift.words.below(shift.directory.path()) == canaries);
}

} // namespace seenheard
