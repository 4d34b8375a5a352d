#include "tests/simulation/full/FaultyVfs.h"

#include "tests/simulation/world/Disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <new>

namespace seenheard {

namespace {

/// SQLite's own file lies behind it in the same allocation.
struct FaultyFile {
    sqlite3_file base;
    Disk* disk;
    std::filesystem::path* path;

    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

FaultyFile* faulty(sqlite3_file* file) {
    return reinterpret_cast<FaultyFile*>(file);
}

sqlite3_file* real(sqlite3_file* file) {
    return faulty(file)->real();
}

sqlite3_vfs* under() {
    static sqlite3_vfs* const found = sqlite3_vfs_find("unix");
    return found;
}

int codeOf(const Status& status, int otherwise) {
    return status.error().code == ErrorCode::StorageFull ? SQLITE_FULL : otherwise;
}

int closeFile(sqlite3_file* file) {
    delete faulty(file)->path;
    return real(file)->pMethods->xClose(real(file));
}

int readFile(sqlite3_file* file, void* into, int count, sqlite3_int64 offset) {
    return real(file)->pMethods->xRead(real(file), into, count, offset);
}

int writeFile(sqlite3_file* file, const void* from, int count, sqlite3_int64 offset) {
    auto* disk = faulty(file)->disk;
    if (disk != nullptr) {
        if (const auto may = disk->mayWrite(); !may)
            return codeOf(may, SQLITE_IOERR_WRITE);
        sqlite3_int64 length = 0;
        real(file)->pMethods->xFileSize(real(file), &length);
        Disk::Overwritten overwritten;
        overwritten.offset = static_cast<std::uint64_t>(offset);
        overwritten.lengthBefore = static_cast<std::uint64_t>(length);
        const auto there = std::clamp<sqlite3_int64>(length - offset, 0, count);
        overwritten.before.resize(static_cast<std::size_t>(there));
        if (there > 0)
            real(file)->pMethods->xRead(real(file), overwritten.before.data(), static_cast<int>(there), offset);
        const auto* octets = static_cast<const std::uint8_t*>(from);
        overwritten.after.assign(octets, octets + count);
        disk->wrote(*faulty(file)->path, std::move(overwritten));
    }
    return real(file)->pMethods->xWrite(real(file), from, count, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    auto* disk = faulty(file)->disk;
    if (disk != nullptr) {
        if (const auto may = disk->mayWrite(); !may)
            return codeOf(may, SQLITE_IOERR_TRUNCATE);
        sqlite3_int64 length = 0;
        real(file)->pMethods->xFileSize(real(file), &length);
        if (length > size) {
            Disk::Overwritten cut;
            cut.offset = static_cast<std::uint64_t>(size);
            cut.lengthBefore = static_cast<std::uint64_t>(length);
            cut.before.resize(static_cast<std::size_t>(length - size));
            real(file)->pMethods->xRead(real(file), cut.before.data(), static_cast<int>(length - size), size);
            disk->wrote(*faulty(file)->path, std::move(cut));
        }
    }
    return real(file)->pMethods->xTruncate(real(file), size);
}

int syncFile(sqlite3_file* file, int) {
    // Memory needs no real one.
    auto* disk = faulty(file)->disk;
    if (disk == nullptr)
        return SQLITE_OK;
    const auto synced = disk->sync(*faulty(file)->path);
    return synced ? SQLITE_OK : codeOf(synced, SQLITE_IOERR_FSYNC);
}

int fileSize(sqlite3_file* file, sqlite3_int64* size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lockFile(sqlite3_file* file, int level) {
    return real(file)->pMethods->xLock(real(file), level);
}
int unlockFile(sqlite3_file* file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
}
int checkLock(sqlite3_file* file, int* reserved) {
    return real(file)->pMethods->xCheckReservedLock(real(file), reserved);
}
int controlFile(sqlite3_file* file, int what, void* with) {
    return real(file)->pMethods->xFileControl(real(file), what, with);
}
int sectorSize(sqlite3_file* file) {
    return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file*) {
    return 0; // nothing is promised of a write
}
int shmMap(sqlite3_file* file, int page, int size, int extend, volatile void** at) {
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, at);
}
int shmLock(sqlite3_file* file, int offset, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shmBarrier(sqlite3_file* file) {
    real(file)->pMethods->xShmBarrier(real(file));
}
int shmUnmap(sqlite3_file* file, int remove) {
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

constexpr sqlite3_io_methods methods{2, closeFile, readFile, writeFile, truncateFile, syncFile, fileSize, lockFile,
    unlockFile, checkLock, controlFile, sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap, nullptr,
    nullptr};

int openFile(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* flagsOut) {
    auto* opened = faulty(file);
    opened->base.pMethods = nullptr;
    const int code = under()->xOpen(under(), name, opened->real(), flags, flagsOut);
    if (code != SQLITE_OK || opened->real()->pMethods == nullptr)
        return code;
    constexpr int kept = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
    opened->disk = name != nullptr && (flags & kept) != 0 ? Disk::current() : nullptr;
    opened->path = new std::filesystem::path(name == nullptr ? "" : name);
    opened->base.pMethods = &methods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs*, const char* name, int sync) {
    if (auto* disk = Disk::current()) {
        if (const auto may = disk->mayWrite(); !may)
            return SQLITE_IOERR_DELETE;
        static_cast<void>(disk->sync(name)); // what is gone has nothing left to lose
    }
    return under()->xDelete(under(), name, sync);
}

} // namespace

Status installFaultyVfs() {
    static sqlite3_vfs vfs;
    vfs = *under();
    vfs.zName = "seenheard-simulation";
    vfs.szOsFile = static_cast<int>(sizeof(FaultyFile)) + under()->szOsFile;
    vfs.pNext = nullptr;
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK)
        return fail(ErrorCode::Internal, "SQLite did not take the simulated disk.");
    return success();
}

} // namespace seenheard
