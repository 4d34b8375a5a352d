#include "tests/unit/storage/TabletFixture.h"

#include <catch2/catch_test_macros.hpp>
#include <sys/mount.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

namespace seenheard {

namespace {

constexpr std::size_t page = 4096;

/// A file system of 8 MiB of its own; not there where this account may mount none.
class SmallDisk {
public:
    explicit SmallDisk(std::filesystem::path at) : at_(std::move(at)) {
        std::filesystem::create_directories(at_);
        mounted_ = mount("tmpfs", at_.c_str(), "tmpfs", 0, "size=8m,mode=0700") == 0;
    }
    ~SmallDisk() {
        if (mounted_)
            umount2(at_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool isThere() const { return mounted_; }
    /// Takes all space but so many pages.
    void fillTo(std::size_t pagesLeft) const {
        const auto space = std::filesystem::space(at_);
        const auto taken = space.available / page;
        std::ofstream file(at_ / "others", std::ios::binary | std::ios::app);
        const std::string content(page, 'x');
        for (std::size_t at = pagesLeft; at < taken; ++at)
            file << content << std::flush;
    }
    void free() const { std::filesystem::remove(at_ / "others"); }

private:
    std::filesystem::path at_;
    bool mounted_ = false;
};

/// An enrolled tablet on a disk of 8 MiB.
struct World {
    TempDirectory place;
    SmallDisk disk{place / "disk"};
    FakeClock clock;
    FakeServer server;
    std::optional<TabletFixture> tablet;
    RecordId record;
    std::vector<EntryId> saved;
    std::uint64_t drafts = 0;

    World() {
        if (!disk.isThere())
            return;
        tablet.emplace(server, clock, 1, place / "disk/profile");
        record = tablet->random.id<RecordId>();
    }
    /// Success, or StorageFull with everything as it was.
    [[nodiscard]] bool save() {
        const auto before = tablet->store->chainHead();
        const auto entry = tablet->entry({saying(record, 16, std::string(3000, 'w'))});
        const auto status = tablet->store->saveEntry(entry);
        if (status || tablet->store->chainHead().number > before.number)
            saved.push_back(tablet->store->chainHead().entry);
        if (!status)
            CHECK(status.error().code == ErrorCode::StorageFull);
        return status.ok();
    }
    [[nodiscard]] bool write(Draft& draft) {
        draft.answers[fieldKey(16)] = Text(std::string(3000, 'd'));
        auto revised = tablet->store->saveDraft(draft, tablet->key);
        if (!revised) {
            CHECK(revised.error().code == ErrorCode::StorageFull);
            CHECK(revised.error().message.size() > 20);
            return false;
        }
        draft = *revised;
        return true;
    }
    /// Everything that was called saved is there, in order, after opening again.
    void checkSaved() {
        const auto opened = tablet->open();
        INFO((opened ? std::string() : opened.error().message));
        REQUIRE(opened.ok());
        for (std::uint64_t number = 1; number <= saved.size(); ++number)
            CHECK(tablet->store->entries().ownEntry(number).value().id == saved[number - 1]);
        CHECK(tablet->store->chainHead().number == saved.size());
        CHECK(tablet->store->opening().lost == 0);
    }
};

void skipAloud() {
    std::cout << "T14: skipped: this account may mount no file system of 8 MiB; run it as root\n";
    SUCCEED("no small disk");
}

} // namespace

TEST_CASE("T14: a disk that is full at any page of a save: the reserve finishes it, and nothing is lost") {
    int finished = 0;
    for (std::size_t left = 0; left < 24; ++left) {
        World world;
        if (!world.disk.isThere())
            return skipAloud();
        REQUIRE(world.save());
        auto draft = world.tablet->draft(world.record);
        REQUIRE(world.write(draft));
        CHECK(world.tablet->store->hasReserve());
        world.disk.fillTo(left);
        CAPTURE(left);
        CHECK(world.write(draft));
        CHECK(world.save());
        finished += 2;
        world.disk.free();
        world.checkSaved();
        CHECK(world.tablet->store->drafts().draft(draft.id).value() == draft);
        CHECK(world.tablet->store->hasReserve());
    }
    std::cout << "T14: " << finished << " saves at every page that was left of a full 8 MiB disk, " << finished
              << " finished from the reserve, 0 lost\n";
}

TEST_CASE("T14: when the reserve is used too it is said so, what was saved stays, and saving goes on with space") {
    int refused = 0;
    for (std::size_t left = 0; left < 24; ++left) {
        World world;
        if (!world.disk.isThere())
            return skipAloud();
        REQUIRE(world.save());
        auto draft = world.tablet->draft(world.record);
        REQUIRE(world.write(draft));
        const auto kept = draft;
        world.tablet->store->giveUpReserve();
        world.disk.fillTo(left);
        CAPTURE(left);
        const bool written = world.write(draft);
        refused += (written ? 0 : 1) + (world.save() ? 0 : 1);
        world.disk.free();
        world.checkSaved();
        CHECK(world.tablet->store->drafts().draft(draft.id).value() == (written ? draft : kept));
        CHECK(world.save());
        CHECK(world.write(draft));
    }
    CHECK(refused > 0);
    std::cout << "T14: 48 saves without a reserve: " << refused
              << " refused in words, 0 lost, all went on with space\n";
}

} // namespace seenheard
