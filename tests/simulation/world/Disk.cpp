#include "tests/simulation/world/Disk.h"

#include <algorithm>
#include <fstream>

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

void Disk::setFull(bool full) {
    full_ = full;
    roomLeft_.reset();
}

Disk::Fate Disk::nextFate(bool needsSpace) {
    if (dead_)
        return Fate::Dead;
    if (writesLeft_ && (*writesLeft_)-- == 0) {
        writesLeft_.reset();
        dead_ = true;
        return chance_.oneIn(2) ? Fate::DiesAfter : Fate::DiesBefore;
    }
    if (needsSpace && roomLeft_ && (*roomLeft_)-- == 0)
        setFull(true);
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

Status Disk::mayWrite() {
    const auto fate = nextFate(true);
    if (fate == Fate::Full)
        return noSpace();
    return fate == Fate::Works ? success() : Status(powerFailure());
}

void Disk::wrote(const std::filesystem::path& file, Overwritten overwritten) {
    unsynced_[file].push_back(std::move(overwritten));
}

Status Disk::sync(const std::filesystem::path& file) {
    const auto fate = nextFate(false);
    if (fate == Fate::Works || fate == Fate::DiesAfter)
        unsynced_.erase(file);
    return fate == Fate::Works ? success() : Status(powerFailure());
}

void Disk::switchOn() {
    writesLeft_.reset();
    dead_ = false;
}

void Disk::tear(const std::filesystem::path& file, const std::vector<Overwritten>& writes) {
    std::error_code gone;
    if (!std::filesystem::exists(file, gone) || chance_.oneIn(3))
        return; // kept
    const auto kept = chance_.oneIn(2) ? 0 : chance_.below(writes.size());
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    const auto put = [&](std::uint64_t offset, BytesView octets) {
        stream.seekp(static_cast<std::streamoff>(offset));
        stream.write(textOf(octets).data(), static_cast<std::streamsize>(octets.size()));
    };
    for (auto i = writes.size(); i-- > kept;)
        put(writes[i].offset, writes[i].before);
    // Half of the first write that was lost may be there.
    const auto& torn = writes[kept];
    const bool half = chance_.oneIn(2) && !torn.after.empty();
    if (half)
        put(torn.offset, BytesView(torn.after).first(torn.after.size() / 2));
    stream.close();
    const auto length = half ? std::max(torn.lengthBefore, torn.offset + torn.after.size() / 2) : torn.lengthBefore;
    std::filesystem::resize_file(file, length, gone);
}

void Disk::losePower() {
    for (const auto& [file, writes] : unsynced_)
        tear(file, writes);
    unsynced_.clear();
    for (const auto& [file, durable] : unflushed_) {
        std::error_code gone;
        const auto written = std::filesystem::file_size(file, gone);
        if (gone || written <= durable || chance_.oneIn(3))
            continue; // kept
        const auto left = chance_.oneIn(2) ? durable : durable + chance_.below(written - durable);
        std::filesystem::resize_file(file, left, gone);
    }
    unflushed_.clear();
    switchOn();
}

} // namespace seenheard
