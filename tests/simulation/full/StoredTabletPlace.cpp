#include "tests/simulation/full/StoredTabletPlace.h"

#include "tests/simulation/full/StoredOfficerStore.h"

namespace seenheard {

namespace {

constexpr auto replacing = std::filesystem::copy_options::overwrite_existing;

std::filesystem::path beside(const std::filesystem::path& file, const char* ending) {
    return file.string() + ending;
}

} // namespace

Result<std::unique_ptr<TabletPlace>> StoredTabletPlace::create(Owner owner, Disk& disk, Clock& clock, Random& random) {
    const DiskInUse inUse(disk);
    if (auto made = TabletStore::create(ProfileDirectory{owner.directory}, owner.databaseKey, owner.enrolled); !made)
        return made.error();
    return std::unique_ptr<TabletPlace>(new StoredTabletPlace(std::move(owner), clock, random));
}

Result<std::unique_ptr<OfficerStore>> StoredTabletPlace::open() {
    return StoredOfficerStore::open(
        ProfileDirectory{owner_.directory}, owner_.databaseKey, *owner_.key, clock_, random_);
}

Result<std::unique_ptr<TabletPlace>> StoredTabletPlace::clone(SimulatedTablet& copy) {
    auto owner = owner_;
    owner.directory += "-clone-" + std::to_string(copy.number());
    owner.key = &copy.officer().key;
    std::error_code failure;
    std::filesystem::copy(owner_.directory, owner.directory, std::filesystem::copy_options::recursive, failure);
    if (failure)
        return fail(ErrorCode::StorageFailed, "The simulated profile could not be copied.");
    return std::unique_ptr<TabletPlace>(new StoredTabletPlace(std::move(owner), copy.clock(), copy.chance()));
}

void StoredTabletPlace::keepCopy() {
    const auto store = ProfileDirectory{owner_.directory}.store();
    std::error_code none;
    std::filesystem::copy_file(store, beside(store, ".older"), replacing, none);
    std::filesystem::remove(beside(store, ".older-wal"), none);
    std::filesystem::copy_file(beside(store, "-wal"), beside(store, ".older-wal"), replacing, none);
}

bool StoredTabletPlace::rollBack() {
    const auto store = ProfileDirectory{owner_.directory}.store();
    std::error_code none;
    if (!std::filesystem::exists(beside(store, ".older"), none))
        return false;
    for (const auto* ending : {"", "-wal", "-shm"})
        std::filesystem::remove(beside(store, ending), none);
    std::filesystem::rename(beside(store, ".older"), store, none);
    std::filesystem::rename(beside(store, ".older-wal"), beside(store, "-wal"), none);
    return true;
}

std::filesystem::path StoredTabletPlace::box() const {
    return ProfileDirectory{owner_.directory}.box();
}

} // namespace seenheard
