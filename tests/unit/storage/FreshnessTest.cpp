#include "platform/base/File.h"
#include "tests/support/CampaignOrder.h"
#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

namespace seenheard {

namespace {

namespace fs = std::filesystem;

/// A tablet at work, and copies of its disk as somebody finds it who pulls the plug.
struct Disk {
    FakeClock clock;
    FakeServer server;
    TabletFixture tablet{server, clock, 1};
    RecordId record = tablet.random.id<RecordId>();
    fs::path older = tablet.directory / "older";
    fs::path found = tablet.directory / "found";

    void work(std::uint64_t entries) {
        for (std::uint64_t i = 0; i < entries; ++i)
            tablet.save(record, static_cast<FieldNumber>(16 + tablet.random.below(8)), "words");
    }
    void keep(const fs::path& place) {
        fs::remove_all(place);
        fs::copy(tablet.profile.root, place, fs::copy_options::recursive);
    }
    std::string file(const fs::path& place, std::string_view suffix = "") const {
        return ProfileDirectory{place}.store().string() + std::string(suffix);
    }
    void putBackStore() {
        for (const auto* suffix : {"", "-wal", "-shm"}) {
            fs::remove(file(found, suffix));
            if (fs::exists(file(older, suffix)))
                fs::copy_file(file(older, suffix), file(found, suffix));
        }
    }
    Result<StoreOpening> open() {
        const auto opened = TabletStore::open({found}, tablet.databaseKey, {tablet.summariser, tablet.random, clock});
        if (!opened)
            return opened.error();
        return (*opened)->opening();
    }
};

struct Attack {
    const char* name;
    void (*carryOut)(Disk&);
};

// Each takes away, from the store alone, what had been called saved.
const std::array attacks{
    Attack{"an older store put back", [](Disk& disk) { disk.putBackStore(); }},
    Attack{"the write-ahead log taken away",
        [](Disk& disk) {
            fs::remove(disk.file(disk.found, "-wal"));
            fs::remove(disk.file(disk.found, "-shm"));
        }},
    Attack{"the write-ahead log of an earlier moment",
        [](Disk& disk) {
            fs::remove(disk.file(disk.found, "-shm"));
            fs::copy_file(
                disk.file(disk.older, "-wal"), disk.file(disk.found, "-wal"), fs::copy_options::overwrite_existing);
        }},
    Attack{"the write-ahead log cut short",
        [](Disk& disk) {
            fs::remove(disk.file(disk.found, "-shm"));
            fs::resize_file(disk.file(disk.found, "-wal"), fs::file_size(disk.file(disk.older, "-wal")));
        }},
    Attack{"one octet of the newest save in the write-ahead log",
        [](Disk& disk) {
            fs::remove(disk.file(disk.found, "-shm"));
            const auto wal = disk.file(disk.found, "-wal");
            auto octets = *readFile(wal, 1ULL << 30U);
            octets[fs::file_size(disk.file(disk.older, "-wal")) + 100] ^= 1;
            REQUIRE(writeFileDurably(wal, octets).ok());
        }},
};

// Each is what a crash, a copy or an ordinary day leaves behind.
const std::array ordinary{
    Attack{"nothing at all", [](Disk&) {}},
    Attack{"no index of the write-ahead log", [](Disk& disk) { fs::remove(disk.file(disk.found, "-shm")); }},
    Attack{"a box that a crash left an entry behind",
        [](Disk& disk) {
            const auto last = boxSegmentPath(
                ProfileDirectory{disk.found}.box(), boxSegmentsIn(ProfileDirectory{disk.found}.box()).value().back());
            fs::resize_file(last, fs::file_size(last) - 1 - disk.tablet.random.below(40));
        }},
    Attack{"a write-ahead log that was half through its next save",
        [](Disk& disk) {
            fs::remove(disk.file(disk.found, "-shm"));
            const auto wal = disk.file(disk.found, "-wal");
            auto octets = *readFile(wal, 1ULL << 30U);
            const auto noise = disk.tablet.random.bytes(1 + disk.tablet.random.below(4000));
            octets.insert(octets.end(), noise.begin(), noise.end());
            REQUIRE(writeFileDurably(wal, octets).ok());
        }},
};

} // namespace

TEST_CASE("T7: whatever was taken from the store is found by its black box, how much to the entry") {
    const auto order = CampaignOrder::fromEnvironment(40);
    Disk disk;
    disk.tablet.random = SeededRandom(order.seed);
    std::uint64_t found = 0;
    for (std::uint64_t round = 0; round < order.rounds; ++round) {
        // Both moments lie in one write-ahead log.
        REQUIRE(disk.tablet.open().ok());
        disk.work(1 + disk.tablet.random.below(3));
        disk.keep(disk.older);
        const auto before = disk.tablet.store->chainHead().number;
        disk.work(1 + disk.tablet.random.below(3));
        const auto after = disk.tablet.store->chainHead().number;
        for (const auto& attack : attacks) {
            CAPTURE(round, attack.name);
            disk.keep(disk.found);
            attack.carryOut(disk);
            const auto opening = disk.open();
            REQUIRE(opening.ok());
            const bool wholeLog = std::string_view(attack.name) == "the write-ahead log taken away";
            if (wholeLog)
                CHECK(opening->lost >= after - before);
            else
                CHECK(opening->lost == after - before);
            CHECK_FALSE(opening->forked);
            found += opening->lost > 0 ? 1 : 0;
        }
    }
    CHECK(found == order.rounds * attacks.size());
    std::cout << "T7: " << order.rounds * attacks.size() << " attacks of " << attacks.size() << " kinds, " << found
              << " found and named\n";
}

TEST_CASE("T7: no opening after an ordinary day or a crash raises an alarm") {
    const auto order = CampaignOrder::fromEnvironment(50);
    Disk disk;
    disk.tablet.random = SeededRandom(order.seed);
    for (std::uint64_t round = 0; round < order.rounds; ++round) {
        REQUIRE(disk.tablet.open().ok());
        disk.work(1 + disk.tablet.random.below(3));
        for (const auto& one : ordinary) {
            CAPTURE(round, one.name);
            disk.keep(disk.found);
            one.carryOut(disk);
            const auto opening = disk.open();
            REQUIRE(opening.ok());
            CHECK(opening->lost == 0);
            CHECK_FALSE(opening->forked);
            CHECK(opening->appended <= 1);
        }
    }
    std::cout << "T7: " << order.rounds * ordinary.size() << " clean openings, no alarm\n";
}

TEST_CASE("T7: a whole older disk is found at the next exchange, said, and its chain goes on without a fork") {
    for (std::uint64_t lost = 1; lost <= 5; ++lost) {
        CAPTURE(lost);
        Disk disk;
        disk.work(2);
        REQUIRE(disk.tablet.exchange().ok());
        disk.keep(disk.older);
        disk.work(lost);
        REQUIRE(disk.tablet.exchange().ok());
        disk.tablet.close();
        fs::remove_all(disk.tablet.profile.root);
        fs::rename(disk.older, disk.tablet.profile.root);

        REQUIRE(disk.tablet.open().ok());
        CHECK(disk.tablet.store->opening().lost == 0);
        REQUIRE(disk.tablet.exchange().ok());
        CHECK(disk.tablet.store->lostWithDisk() == lost);
        CHECK(disk.tablet.store->chainHead().number == 2 + lost);
        disk.work(1);
        REQUIRE(disk.tablet.exchange().ok());
        CHECK(disk.tablet.store->entries().own(3 + lost)->state == EntryState::Applied);
        REQUIRE(disk.tablet.open().ok());
        CHECK(disk.tablet.store->opening().lost == 0);
        CHECK(disk.tablet.store->lostWithDisk() == 0);
    }
}

TEST_CASE("What comes back by the feed after a rollback that the box has told is not said twice") {
    Disk disk;
    disk.work(1);
    disk.keep(disk.older);
    disk.work(2);
    REQUIRE(disk.tablet.exchange().ok());
    disk.keep(disk.found);
    disk.tablet.close();
    disk.putBackStore();
    fs::remove_all(disk.tablet.profile.root);
    fs::rename(disk.found, disk.tablet.profile.root);
    REQUIRE(disk.tablet.open().ok());
    CHECK(disk.tablet.store->opening().lost == 2);
    REQUIRE(disk.tablet.exchange().ok());
    CHECK(disk.tablet.store->lostWithDisk() == 0);
}

TEST_CASE("A segment stays while an entry in it lacks its verified second receipt") {
    Disk disk;
    disk.server.sequencesAtOnce = false;
    disk.work(1);
    REQUIRE(disk.tablet.open().ok());
    disk.work(1);
    const auto segments = [&] { return boxSegmentsIn(disk.tablet.profile.box()).value().size(); };
    REQUIRE(disk.tablet.exchange(1).ok());
    CHECK(disk.tablet.store->entries().own(1)->state == EntryState::Received);
    REQUIRE(disk.tablet.store->sweep().ok());
    CHECK(segments() == 2);
    disk.server.sequence();
    REQUIRE(disk.tablet.exchange().ok());
    REQUIRE(disk.tablet.store->sweep().ok());
    CHECK(segments() == 1);
}

TEST_CASE("A segment stays while a draft in it is the newest of its words") {
    Disk disk;
    const auto segments = [&] { return boxSegmentsIn(disk.tablet.profile.box()).value().size(); };
    auto draft = disk.tablet.store->saveDraft(disk.tablet.draft(disk.record), disk.tablet.key);
    REQUIRE(draft.ok());
    REQUIRE(disk.tablet.open().ok());
    disk.work(1);
    REQUIRE(disk.tablet.exchange().ok());
    REQUIRE(disk.tablet.store->sweep().ok());
    CHECK(segments() == 2);
    SECTION("a newer revision overtakes it") {
        REQUIRE(disk.tablet.store->saveDraft(*draft, disk.tablet.key).ok());
    }
    SECTION("its entry overtakes it") {
        const auto made = disk.tablet.entry({saying(disk.record, 17, "words")}, draft->id);
        REQUIRE(disk.tablet.store->saveEntry(made).ok());
    }
    REQUIRE(disk.tablet.store->sweep().ok());
    CHECK(segments() == 1);
    REQUIRE(disk.tablet.open().ok());
    CHECK(disk.tablet.store->opening().lost == 0);
}

} // namespace seenheard
