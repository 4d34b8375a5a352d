#include "tests/simulation/world/Disk.h"

namespace seenheard {

namespace {

thread_local Disk* inUse = nullptr;

Error powerFailure() {
    return fail(ErrorCode::StorageFailed, "The simulated machine has no power.");
}

Error noSpace() {
    return fail(ErrorCode::StorageFull, "The simulated disk is full.");
}

} // namespace

Disk* Disk::current() {
    return inUse;
}

DiskInUse::DiskInUse(Disk& disk) : before_(inUse) {
    inUse = &disk;
}

DiskInUse::~DiskInUse() {
    inUse = before_;
}

Disk::Fate Disk::nextFate(bool needsSpace) {
    if (dead_)
        return Fate::Dead;
    if (writesLeft_ && (*writesLeft_)-- == 0) {
        writesLeft_.reset();
        dead_ = true;
        return chance_.oneIn(2) ? Fate::DiesAfter : Fate::DiesBefore;
    }
    return full_ && needsSpace ? Fate::Full : Fate::Works;
}

Status Disk::commit(const std::function<void()>& change) {
    const auto fate = nextFate(true);
    if (fate == Fate::Works || fate == Fate::DiesAfter)
        change();
    if (fate == Fate::Full)
        return noSpace();
    return fate == Fate::Works ? success() : Status(powerFailure());
}

Status Disk::beforeWrite(const std::filesystem::path& file, std::uint64_t lengthBefore) {
    const auto fate = nextFate(true);
    if (fate == Fate::Full)
        return noSpace();
    if (fate != Fate::Works)
        return powerFailure();
    unflushed_.emplace(file, lengthBefore); // the first one stays: it is the durable length
    return success();
}

Status Disk::flush(const std::filesystem::path& file, std::uint64_t) {
    const auto fate = nextFate(false);
    if (fate == Fate::Works || fate == Fate::DiesAfter)
        unflushed_.erase(file);
    return fate == Fate::Works ? success() : Status(powerFailure());
}

void Disk::losePower() {
    for (const auto& [file, durable] : unflushed_) {
        std::error_code gone;
        const auto written = std::filesystem::file_size(file, gone);
        if (gone || written <= durable || chance_.oneIn(3))
            continue; // kept
        const auto left = chance_.oneIn(2) ? durable : durable + chance_.below(written - durable);
        std::filesystem::resize_file(file, left, gone);
    }
    unflushed_.clear();
    writesLeft_.reset();
    dead_ = false;
}

} // namespace seenheard
